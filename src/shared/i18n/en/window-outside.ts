/** Redrop in the menus of other programs. */
export const outside = {
  title: 'In other programs',
  menu: 'Send to Redrop, in the menu of the file manager',
  linux:
    'In Files (Nautilus) below “Scripts”, in Nemo and in Dolphin. Redrop asks where the files go before anything is sent.',
  windows: 'In Explorer below “Send to”. Redrop asks where the files go before anything is sent.',
  mac: 'In Finder below “Quick Actions”. Redrop asks where the files go before anything is sent.',
} as const
