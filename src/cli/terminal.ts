import type { Readable, Writable } from 'node:stream'
import { localeFrom, type Locale } from '../shared/i18n/index.ts'
import { createTranslator, type Translator } from '../shared/i18n/translate.ts'

export interface Streams {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number }
}

/** How a command speaks: sentences on a terminal, JSON lines with `--json`, only data and errors in a pipe. */
export interface Terminal extends Streams {
  readonly t: Translator
  readonly json: boolean
  /** A person is there to read and to answer. */
  readonly interactive: boolean
  /** There is a line that can be painted over. */
  readonly paints: boolean
  /** A sentence about what was done; not in a pipe. */
  say(text: string): void
  /** What the command was asked for. */
  print(text: string): void
  /** Something that went wrong, or that must not be missed; on standard error. */
  warn(text: string): void
  /** A JSON line; only with `--json`. */
  emit(event: Readonly<Record<string, unknown>>): void
}

export function createTerminal(streams: Streams, options: { json?: boolean; lang?: string }): Terminal {
  const { stdout, stderr, stdin } = streams
  const json = options.json ?? false
  const line = (to: Writable, text: string) => void to.write(`${printable(text)}\n`)
  return {
    ...streams,
    t: createTranslator(languageOf(streams.env, options.lang)),
    json,
    interactive: stdin.isTTY === true && stderr.isTTY === true && !json,
    paints: stderr.isTTY === true && !json,
    say: (text) => {
      if (!json && stdout.isTTY) line(stdout, text)
    },
    print: (text) => {
      if (!json) line(stdout, text)
    },
    warn: (text) => {
      if (!json) line(stderr, text)
    },
    emit: (event) => {
      if (json) stdout.write(`${escaped(JSON.stringify(event))}\n`)
    },
  }
}

/** Controls, line ends and marks that turn the direction of writing: C1 controls move the cursor like ESC does. */
const unprintable = /[\p{Cc}\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** One line for a terminal. Names come from a server: nothing in them may move the cursor, colour or begin a line. */
export function printable(text: string): string {
  return text.replace(unprintable, '\ufffd')
}

/** JSON leaves C1 controls as they are; escaped they say the same to a parser and nothing to a terminal. */
function escaped(json: string): string {
  return json.replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function languageOf(env: Streams['env'], wished: string | undefined): Locale {
  return localeFrom(
    wished
      ?? (env['LC_ALL']
        || env['LC_MESSAGES']
        || env['LANG']
        || Intl.DateTimeFormat().resolvedOptions().locale),
  )
}
