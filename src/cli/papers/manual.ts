import type { MessageKey } from '../../shared/i18n/index.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { exit } from '../exit-codes.ts'
import { allOf, type CommandShape, type OptionShape } from './tree.ts'

const environment = ['REDROP_HOME', 'REDROP_PASSPHRASE', 'HTTPS_PROXY', 'REDROP_LOG'] as const
const examples = [
  ['put', 'redrop put report.pdf cloudreve://my/Reports/report.pdf'],
  ['putMany', 'redrop put *.png cloudreve://my/Pictures/ --on-conflict copy'],
  ['undo', 'redrop undo cloudreve://my/Reports/report.pdf'],
  ['watch', 'redrop watch --json'],
] as const

/** The manual page `redrop(1)`, in the language of the translator. */
export function manual(t: Translator, tree: CommandShape, version: string): string {
  const section = (key: MessageKey) => `.SH "${escape(t(key))}"`
  const commands = allOf(tree).filter(({ below, words }) => words.length > 0 && below.length === 0)
  return [
    `.TH REDROP 1 "" "Redrop ${version}" "${escape(t('cliManual.title'))}"`,
    section('cliManual.name'),
    `redrop \\- ${escape(tree.description)}`,
    section('cliManual.synopsis'),
    '.B redrop',
    '.I command',
    '[\\fIoptions\\fR] [\\fIarguments\\fR]',
    section('cliManual.description'),
    paragraphs(t('cliManual.about')),
    '.PP',
    paragraphs(t('cliManual.app')),
    section('cliManual.commands'),
    ...commands.flatMap(command),
    section('cliManual.options'),
    paragraphs(t('cliManual.everywhere')),
    ...common(tree).flatMap(option),
    section('cliManual.exit'),
    ...Object.entries(exit).flatMap(([name, code]) => [
      '.TP',
      `.B ${code}`,
      escape(t(`cliManual.codes.${name}` as MessageKey)),
    ]),
    section('cliManual.environment'),
    ...environment.flatMap((name) => ['.TP', `.B ${name}`, escape(t(`cliManual.variables.${name}`))]),
    section('cliManual.examples'),
    ...examples.flatMap(([key, line]) => [
      '.TP',
      escape(t(`cliManual.example.${key}`)),
      `.B ${escape(line)}`,
    ]),
    '',
  ].join('\n')
}

/** Options that every command has are told once. */
function common(tree: CommandShape): readonly OptionShape[] {
  const [first, ...others] = allOf(tree).filter(({ words, below }) => words.length > 0 && below.length === 0)
  const isIn = ({ options }: CommandShape, name: string) => options.some(({ names }) => names.includes(name))
  return (first?.options ?? []).filter(({ names }) =>
    names.some((name) => others.every((one) => isIn(one, name))),
  )
}

const everywhere: readonly string[] = ['--help', '--lang', '--json']

function command({ words, usage, description, options }: CommandShape): string[] {
  const own = options.filter(({ names }) => !names.some((name) => everywhere.includes(name)))
  return [
    '.TP',
    `.B redrop ${words.join(' ')} \\fR${escape(usage)}`,
    escape(description),
    ...(own.length > 0 ? ['.RS', ...own.flatMap(option), '.RE'] : []),
  ]
}

function option({ names, value, choices, description }: OptionShape): string[] {
  const flags = names.map((name) => `\\fB${escape(name)}\\fR`).join(', ')
  const shown = value === null ? '' : ` \\fI${escape(value.slice(1, -1))}\\fR`
  const one = choices ? ` (${choices.join(', ')})` : ''
  return ['.TP', `${flags}${shown}`, escape(`${description}${one}`)]
}

function paragraphs(text: string): string {
  return text.split('\n').map(escape).join('\n.PP\n')
}

/** Text as roff reads it: no escapes of its own, real hyphens, and no line that looks like a request. */
function escape(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq')
  return /^[.']/.test(plain) ? `\\&${plain}` : plain
}
