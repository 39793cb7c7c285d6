import type { outside as english } from '../en/window-outside.ts'
import type { SameKeys } from '../same-keys.ts'

export const outside: SameKeys<typeof english> = {
  title: '在其他程序中',
  menu: '在文件管理器菜单中显示“发送到 Redrop”',
  linux: '位于文件（Nautilus）的“脚本”菜单，以及 Nemo 和 Dolphin 中。上传前 Redrop 会询问文件的去处。',
  windows: '位于资源管理器的“发送到”菜单。上传前 Redrop 会询问文件的去处。',
  mac: '位于访达的“快速操作”菜单。上传前 Redrop 会询问文件的去处。',
}
