/** Words of the manual page of the command line. */
export const cliManual = {
  title: 'User commands',
  name: 'NAME',
  synopsis: 'SYNOPSIS',
  description: 'DESCRIPTION',
  commands: 'COMMANDS',
  options: 'OPTIONS OF ALL COMMANDS',
  exit: 'EXIT STATUS',
  environment: 'ENVIRONMENT',
  examples: 'EXAMPLES',
  about:
    'Remote files are named by their address, cloudreve://my/folder/file. A file is replaced only over the version that was last seen: if somebody else has changed it since, that is a question, on a terminal, and the exit status 3 elsewhere.',
  app: 'While the app of the same user and profile runs, it does the work: put, resume, cancel and status speak to it, and queue and watch need it. Without it each command works by itself.',
  everywhere: 'These go with every command.',
  codes: {
    done: 'Done.',
    other: 'Something else went wrong, or the command was stopped.',
    usage: 'The command line is not as it should be.',
    conflict: 'The server has something else than was seen, and nobody has decided.',
    locked: 'The file is in use.',
    signIn: 'A sign-in is missing.',
    notFoundOrAllowed: 'It is not there, or not allowed.',
    tooLargeOrNoSpace: 'It is too large, or there is no space.',
    networkOrUnknown: 'The server or the app cannot be reached, or it is not known yet what became of it.',
  },
  variables: {
    REDROP_HOME: 'Folder of the profile, in place of the usual one.',
    REDROP_PASSPHRASE: 'Opens the encrypted file with the sign-ins where there is no keychain.',
    HTTPS_PROXY: 'Proxy of the system, as for other programs.',
    REDROP_LOG: 'With the value 1: what happens inside, as JSON lines on the diagnostic output (stderr).',
  },
  example: {
    put: 'Replace a remote file',
    putMany: 'Send pictures into a folder, next to what is there',
    undo: 'Take back what was last done to a file',
    watch: 'Follow what the app does, for a script',
  },
} as const
