import type { cliEdit as english } from '../en/cli-edit.ts'
import type { SameKeys } from '../same-keys.ts'

export const cliEdit: SameKeys<typeof english> = {
  help: {
    edit: '在 $VISUAL、$EDITOR 或系统程序中打开远程文件；在其结束之前，每次保存都会上传',
  },
  pressEnter: '每次保存都会上传。完成后请按回车键。',
  ended: '“{name}”已保存到服务器，本地副本已移除。',
  kept: '“{name}”尚未上传，保留在“{path}”：可用“redrop edit”继续，Redrop 启动后也会继续。',
  noProgram: '没有可用的程序，请设置 EDITOR',
  noEditor: '无法启动“{editor}”',
  inApp: 'Redrop 中已在编辑“{name}”。',
}
