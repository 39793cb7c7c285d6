import { RedropError } from '../shared/errors.ts'
import { printable, type Terminal } from './terminal.ts'

/** Questions to the person at the terminal. All throw RedropError `cancelled` on Ctrl-C, Ctrl-D or when `signal` aborts. */
export interface Prompts {
  text(message: string): Promise<string>
  /** Typed characters are not shown. */
  secret(message: string): Promise<string>
  confirm(message: string): Promise<boolean>
  choose<T extends string>(
    message: string,
    choices: readonly { readonly value: T; readonly name: string }[],
    preset: T,
  ): Promise<T>
}

export function promptsOn(terminal: Terminal, signal?: AbortSignal): Prompts {
  const ask = <T>(question: Question<T>) => asked(terminal, signal, question)
  return {
    text: (message) => ask(({ input }, context) => input({ message: printable(message) }, context)),
    secret: (message) =>
      ask(({ password }, context) =>
        password({ message: printable(message), mask: '*', toggleMask: false }, context),
      ),
    confirm: (message) =>
      ask(({ confirm }, context) => confirm({ message: printable(message), default: false }, context)),
    choose: (message, choices, preset) => {
      const shown = choices.map(({ value, name }) => ({ value, name: printable(name) }))
      return ask(({ select }, context) =>
        select({ message: printable(message), choices: shown, default: preset, theme }, context),
      )
    },
  }
}

/** The hints of the library know English only. */
const theme = { style: { keysHelpTip: () => undefined } }

interface Context {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  readonly signal: AbortSignal
}

type Question<T> = (library: Awaited<ReturnType<typeof load>>, context: Context) => Promise<T>

/** Most commands ask nothing, and the library takes its time to load; what is not named here is left out of the bundle. */
async function load() {
  const { confirm, input, password, select } = await import('@inquirer/prompts')
  return { confirm, input, password, select }
}

const given = ['ExitPromptError', 'AbortPromptError']

async function asked<T>(
  { stdin, stderr }: Terminal,
  signal: AbortSignal | undefined,
  question: Question<T>,
): Promise<T> {
  const library = await load()
  const gone = new AbortController()
  const leave = () => {
    gone.abort()
  }
  // Ctrl-D closes the line reader, which pauses its input, without an answer.
  stdin.once('pause', leave)
  try {
    const signals = signal === undefined ? [gone.signal] : [gone.signal, signal]
    return await question(library, { input: stdin, output: stderr, signal: AbortSignal.any(signals) })
  } catch (error) {
    if (error instanceof Error && given.includes(error.name))
      throw new RedropError('cancelled', {}, { cause: error })
    throw error
  } finally {
    stdin.off('pause', leave)
  }
}
