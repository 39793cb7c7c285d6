/** Words of the command line about editing in place. */
export const cliEdit = {
  help: {
    edit: 'open a remote file in $VISUAL, $EDITOR or the system’s program; each save is sent until that ends',
  },
  pressEnter: 'Each save is sent. Press Enter when you are done.',
  ended: '“{name}” is saved on the server; the copy here is removed.',
  kept: '“{name}” is not sent. It is kept in “{path}”: “redrop edit” goes on with it, and so does Redrop when it starts.',
  noProgram: 'there is no program for it; set EDITOR',
  noEditor: '“{editor}” could not be started',
  inApp: '“{name}” is being edited in Redrop already.',
} as const
