/** What the menus say. Both languages at once: a menu belongs to the desktop, not to the language of the window. */
export const menuName = 'Send to Redrop'
export const menuNameZh = '发送到 Redrop'
