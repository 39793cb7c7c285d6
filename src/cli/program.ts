import { Command, CommanderError, Option } from 'commander'
import type { MessageKey } from '../shared/i18n/index.ts'
import { accountsCommand } from './commands/accounts.ts'
import { cancelCommand } from './commands/cancel.ts'
import { completionCommand } from './commands/completion.ts'
import { editCommand } from './commands/edit.ts'
import { getCommand } from './commands/get.ts'
import { infoCommand } from './commands/info.ts'
import { linkCommand } from './commands/link.ts'
import { loginCommand } from './commands/login.ts'
import { logoutCommand } from './commands/logout.ts'
import { lsCommand } from './commands/ls.ts'
import { manualCommand } from './commands/manual.ts'
import { putCommand } from './commands/put.ts'
import { queueCommand } from './commands/queue.ts'
import { quickSaveCommand } from './commands/quick-save.ts'
import { resumeCommand } from './commands/resume.ts'
import type { Register } from './commands/shared.ts'
import { restoreCommand } from './commands/restore.ts'
import { statusCommand } from './commands/status.ts'
import { undoCommand } from './commands/undo.ts'
import { versionsCommand } from './commands/versions.ts'
import { watchCommand } from './commands/watch.ts'
import { exit, type ExitCode } from './exit-codes.ts'
import { createTerminal, type Streams } from './terminal.ts'
import type { Translator } from '../shared/i18n/translate.ts'
import { shapeOf, usageProblem } from './usage.ts'
import { version } from './version.ts'

const commands = [
  loginCommand,
  logoutCommand,
  accountsCommand,
  lsCommand,
  infoCommand,
  putCommand,
  quickSaveCommand,
  linkCommand,
  getCommand,
  editCommand,
  versionsCommand,
  restoreCommand,
  undoCommand,
  statusCommand,
  resumeCommand,
  cancelCommand,
  queueCommand,
  watchCommand,
  completionCommand,
  manualCommand,
]

/** Runs one command line and returns its exit code; never throws for what a user can do wrong. */
export async function runCli(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const lang = languageOption(argv)
  const terminal = createTerminal(streams, {
    json: argv.includes('--json'),
    ...(lang === undefined ? {} : { lang }),
  })
  let code: ExitCode = exit.done
  const program = createProgram(streams, terminal.t)
  const run: Register['run'] = async (action) => {
    code = await action()
  }
  for (const add of commands) add({ program, terminal, run })
  for (const command of commandsBelow(program)) {
    command.addOption(languageChoice(terminal.t)).option('--json', terminal.t('cli.help.json'))
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // "Nothing to do" shows the help: that is what was asked for.
    if (error.exitCode === 0 || error.code === 'commander.help') return exit.done
    const named = program.commands.find((command) => argv.includes(command.name()))
    return usageProblem(terminal, error, named)
  }
}

/** All commands, those below others too. */
export function commandsBelow(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...commandsBelow(one)])
}

const titles: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.help.usage',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
}

function createProgram({ stdout }: Streams, t: Translator): Command {
  return new Command('redrop')
    .description(t('cli.help.program'))
    .version(version, '-V, --version', t('cli.help.version'))
    .helpOption('-h, --help', t('cli.help.help'))
    .helpCommand('help [command]', t('cli.help.helpOf'))
    .addOption(languageChoice(t))
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => {
        const key = titles[title]
        return key === undefined ? title : t(key)
      },
      subcommandTerm: shapeOf,
      optionDescription: ({ description }) => description,
    })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stdout.write(text),
      // Told by usageProblem, in the user's language.
      outputError: () => undefined,
    })
}

function languageChoice(t: Translator): Option {
  return new Option('--lang <language>', t('cli.help.lang')).choices(['en', 'zh-CN'])
}

/** Needed before the command line is parsed, for what parsing has to say. */
function languageOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = argv[at]
  return word === '--lang' ? argv[at + 1] : word?.slice('--lang='.length)
}
