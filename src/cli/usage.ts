import type { Command, CommanderError } from 'commander'
import type { MessageKey } from '../shared/i18n/index.ts'
import { exit, type ExitCode } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

const sentences: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'cli.usage.command',
  'commander.unknownOption': 'cli.usage.option',
  'commander.optionMissingArgument': 'cli.usage.noValue',
  'commander.invalidArgument': 'cli.usage.badValue',
  'commander.missingMandatoryOptionValue': 'cli.usage.missing',
  'commander.missingArgument': 'cli.usage.missing',
  'commander.excessArguments': 'cli.usage.tooMany',
}

/** Says in the user's language what the parser of the command line does not take. */
export function usageProblem(
  terminal: Terminal,
  error: CommanderError,
  command: Command | undefined,
): ExitCode {
  const { t } = terminal
  const key = sentences[error.code]
  // The parser names what it means in quotes, an invalid value after its option.
  const [what = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted ?? '')
  return refuse(terminal, key === undefined ? error.message : t(key, { what, value }), command)
}

/** A sentence about the command line, and how the command is written. */
export function refuse(terminal: Terminal, message: string, command: Command | undefined): ExitCode {
  terminal.emit({ event: 'error', code: 'usage', message })
  terminal.warn(message)
  if (command) terminal.warn(terminal.t('cli.usage.shape', { shape: shapeOf(command) }))
  return exit.usage
}

/** `put [options] <local...> <uri>`. */
export function shapeOf(command: Command): string {
  return `${command.name()} ${command.usage()}`
}
