import type { cliLink as english } from '../en/cli-link.ts'
import type { SameKeys } from '../same-keys.ts'

export const cliLink: SameKeys<typeof english> = {
  help: {
    link: '将本地文件关联到远程文件，保存时即替换远程文件',
    add: '将一个本地文件关联到一个远程文件；当前内容由“link push”上传',
    mode: '何时上传',
    list: '列出关联及其状态（与单独的“link”相同）',
    push: '立即上传有改动的关联文件：一个或全部',
    pause: '不再自动上传：一个或全部关联',
    resume: '恢复保存时上传：一个或全部关联',
    rm: '解除一个关联；两边的文件都保持不变',
  },
  mode: {
    'on-save': '保存时',
    'by-key': '按快捷键',
    'by-hand': '手动',
  },
  phase: {
    'needs-you': '需要你处理',
    'not-found': '在这台电脑上找不到',
    changed: '有改动，尚未上传',
    sending: '正在上传',
    watching: '已是最新',
    paused: '已暂停',
  },
  none: '没有关联。',
  notRunning: 'Redrop 未在运行：保存的内容会在其运行后上传，或用“redrop link push”上传。',
  added: '已将“{local}”关联到“{name}”。',
  addedChanged: '“redrop link push {id}”可上传其当前内容。',
  unchanged: '“{name}”自上次上传后没有改动。',
  nothing: '没有改动。',
  paused: '已暂停“{name}”。',
  resumed: '“{name}”保存时会再次上传。',
  removed: '已解除“{name}”的关联。两边的文件都保持不变。',
  several: '有多个关联以“{id}”开头。',
  isEdit: '“{name}”是一个编辑：请在 Redrop 窗口中结束它。',
}
