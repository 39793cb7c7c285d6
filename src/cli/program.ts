import { Command, CommanderError } from 'commander'
import { accountsCommand } from './commands/accounts.ts'
import { cancelCommand, resumeCommand, statusCommand } from './commands/status.ts'
import { getCommand } from './commands/get.ts'
import { infoCommand } from './commands/info.ts'
import { loginCommand } from './commands/login.ts'
import { logoutCommand } from './commands/logout.ts'
import { lsCommand } from './commands/ls.ts'
import { putCommand } from './commands/put.ts'
import type { Register } from './commands/shared.ts'
import { restoreCommand } from './commands/restore.ts'
import { undoCommand } from './commands/undo.ts'
import { versionsCommand } from './commands/versions.ts'
import { exit, type ExitCode } from './exit-codes.ts'
import { createTerminal, type Streams } from './terminal.ts'
import { version } from './version.ts'

const commands = [
  loginCommand,
  logoutCommand,
  accountsCommand,
  lsCommand,
  infoCommand,
  putCommand,
  getCommand,
  versionsCommand,
  restoreCommand,
  undoCommand,
  statusCommand,
  resumeCommand,
  cancelCommand,
]

/** Runs one command line and returns its exit code; never throws for what a user can do wrong. */
export async function runCli(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const lang = argv.find((_, index) => argv[index - 1] === '--lang')
  const { t } = createTerminal(streams, lang === undefined ? {} : { lang })
  let code: ExitCode = exit.done
  const program = new Command('redrop')
    .description(t('cli.help.program'))
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
    })
  const register: Register = { program, t, streams, run: async (action) => void (code = await action()) }
  for (const add of commands) add(register)
  for (const command of program.commands) {
    command.option('--lang <language>', t('cli.help.lang'))
    command.option('--json', t('cli.help.json'))
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage
    throw error
  }
}
