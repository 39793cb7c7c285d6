import type { desktop as english } from '../en/window-desktop.ts'
import type { SameKeys } from '../same-keys.ts'

export const desktop: SameKeys<typeof english> = {
  menu: {
    about: '关于 Redrop',
    settings: '设置…',
    file: '文件',
    upload: '上传文件…',
    replace: '替换为…',
    newFolder: '新建文件夹…',
    rename: '重命名…',
    trash: '移到回收站',
    close: '关闭窗口',
    quit: '退出 Redrop',
    edit: '编辑',
    view: '显示',
    reload: '刷新列表',
    files: '文件',
    transfers: '传输',
    decisions: '待处理',
    back: '后退',
    forward: '前进',
    up: '上一级文件夹',
    window: '窗口',
    help: '帮助',
  },
  tray: {
    open: '打开 Redrop',
    idle: 'Redrop',
    busy: 'Redrop：正在进行 {n} 项传输',
    needsYou: 'Redrop：有 {n} 项需要你处理',
    waiting: 'Redrop：{n} 项传输正在等待',
  },
  quit: {
    title: '还有 {n} 项传输正在进行',
    titleOne: '还有 1 项传输正在进行',
    text: '正在上传“{name}”。如果现在退出，Redrop 下次启动后会继续。',
    keep: '在托盘中继续',
    cancel: '取消',
    quit: '立即退出',
  },
  startup: {
    title: 'Redrop 无法启动',
  },
}
