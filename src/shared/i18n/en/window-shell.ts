/** The frame of the window. */
export const shell = {
  app: 'Redrop',
  nav: {
    label: 'Places',
    decisions: 'Decisions',
    transfers: 'Transfers',
    files: 'Files',
    myFiles: 'My files',
    trash: 'Trash',
    settings: 'Settings',
    waiting: 'waiting',
    running: 'running',
  },
  account: {
    menu: 'Accounts',
    add: 'Add account…',
    manage: 'Manage accounts…',
    certificate: 'certificate not trusted',
    signInAgain: 'Sign in again',
  },
  capacity: '{used} of {total}',
  capacityLabel: 'Used space',
  status: 'Status',
  main: 'Content',
  toasts: 'Messages',
  close: 'Close',
  back: 'Back',
  forward: 'Forward',
  copied: 'Copied',
  signedOut: {
    title: 'Please sign in again',
    text: '“{host}” ended the session of {user}. Transfers wait and go on afterwards.',
    signIn: 'Sign in',
  },
  quitting: {
    title: 'Redrop is closing',
    sentence:
      'The server is still saving what was sent ({count}). Redrop waits for its answer for up to {left}.',
  },
  broken: {
    title: 'Redrop cannot show this page',
    text: 'Transfers go on. Reload the page; if this stays, copy the report.',
    reload: 'Reload',
  },
} as const
