import type { shell as english } from '../en/window-shell.ts'
import type { SameKeys } from '../same-keys.ts'

export const shell: SameKeys<typeof english> = {
  app: 'Redrop',
  nav: {
    label: '位置',
    decisions: '待处理',
    transfers: '传输',
    files: '文件',
    myFiles: '我的文件',
    trash: '回收站',
    settings: '设置',
    waiting: '项等待处理',
    running: '项进行中',
  },
  account: {
    menu: '账号',
    add: '添加账号…',
    manage: '管理账号…',
    certificate: '证书不受信任',
    signInAgain: '重新登录',
  },
  capacity: '{used} / {total}',
  capacityLabel: '已用空间',
  status: '状态',
  main: '内容',
  toasts: '消息',
  close: '关闭',
  back: '后退',
  forward: '前进',
  copied: '已复制',
  signedOut: {
    title: '请重新登录',
    text: '{user}在“{host}”的登录已失效。传输正在等待，登录后会继续。',
    signIn: '登录',
  },
  quitting: {
    title: 'Redrop 正在关闭',
    sentence: '服务器仍在保存已上传的内容（{count}项）。Redrop 最多等待{left}以获得响应。',
  },
  broken: {
    title: 'Redrop 无法显示此页面',
    text: '传输仍在进行。请重新加载页面；如果问题依旧，请复制报告。',
    reload: '重新加载',
  },
}
