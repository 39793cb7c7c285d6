import type { cliQuickSave as english } from '../en/cli-quick-save.ts'
import type { SameKeys } from '../same-keys.ts'

export const cliQuickSave: SameKeys<typeof english> = {
  help: {
    quickSave: '按设置中的规则保存标准输入，并输出其链接',
    to: '保存到此文件夹，而不是设置中的文件夹',
    name: '文件名，而不是由规则生成的名称',
  },
  nothing: '标准输入没有内容。请将内容送入其中，例如：wl-paste | redrop quick-save',
  empty: '标准输入为空，没有保存任何内容。',
  needsName: '内容既不是文本也不是 PNG 图片。请用 --name 指定名称。',
  needsFolder: '设置中没有为此指定文件夹。请用 --to 指定位置。',
}
