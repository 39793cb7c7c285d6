/** Words of the command line about what comes on its standard input. */
export const cliQuickSave = {
  help: {
    quickSave: 'save standard input by the rules of the settings, and print a link to it',
    to: 'folder to save into, instead of the one of the settings',
    name: 'name of the file, instead of the one that the rules make',
  },
  nothing:
    'Nothing comes on standard input. Send something into it, for example: wl-paste | redrop quick-save',
  empty: 'Standard input was empty. Nothing was saved.',
  needsName: 'This is neither text nor a PNG picture. Say what it is called: --name NAME.',
  needsFolder: 'The settings name no folder for this. Say where it goes: --to URI.',
} as const
