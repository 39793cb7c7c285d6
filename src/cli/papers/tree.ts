import type { Command, Option } from 'commander'

/** The command line as data, for completion and manual. */
export interface CommandShape {
  /** From below the program: `queue`, `pause`. */
  readonly words: readonly string[]
  /** What follows the words: `[options] <uri>`. */
  readonly usage: string
  readonly description: string
  readonly options: readonly OptionShape[]
  /** What its first argument may be; null: anything. */
  readonly choices: readonly string[] | null
  /** It takes local files. */
  readonly takesFiles: boolean
  readonly below: readonly CommandShape[]
}

export interface OptionShape {
  /** `-h`, `--help`. */
  readonly names: readonly string[]
  /** `<seconds>`; null: it takes no value. */
  readonly value: string | null
  readonly choices: readonly string[] | null
  readonly description: string
}

/** The name of an argument that is a local file, and of an option's value that is an account. */
const local = 'local'
export const accountValue = '<name>'

export function treeOf(program: Command): CommandShape {
  return shape(program, [])
}

function shape(command: Command, words: readonly string[]): CommandShape {
  const help = command.createHelp()
  const below = help.visibleCommands(command).filter((one) => one.name() !== 'help')
  const [first] = command.registeredArguments
  return {
    words,
    usage: command.usage(),
    description: command.description(),
    options: help.visibleOptions(command).map(option),
    choices: first?.argChoices ?? null,
    takesFiles: command.registeredArguments.some((argument) => argument.name() === local),
    below: below.map((one) => shape(one, [...words, one.name()])),
  }
}

function option({ short, long, flags, argChoices, description }: Option): OptionShape {
  return {
    names: [short, long].filter((name) => name !== undefined),
    value: /<[^>]+>/.exec(flags)?.[0] ?? null,
    choices: argChoices ?? null,
    description,
  }
}

/** The program and all commands below it. */
export function allOf(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.below.flatMap(allOf)]
}

/** `/queue/pause`: where one is in the tree. */
export function placeOf({ words }: Pick<CommandShape, 'words'>): string {
  return words.map((word) => `/${word}`).join('')
}

/** An option that takes a value, and where it stands in a shell's pattern of "place:option". */
export interface ValuedOption extends OptionShape {
  readonly patterns: readonly string[]
}

/** All options of the tree that take a value; one that is the same everywhere is told once. */
export function valued(tree: CommandShape): readonly ValuedOption[] {
  const found = new Map<string, { option: OptionShape; places: string[] }>()
  for (const one of allOf(tree))
    for (const option of one.options) {
      if (option.value === null) continue
      const key = JSON.stringify([option.names, option.value, option.choices])
      const known = found.get(key) ?? { option, places: [] }
      known.places.push(placeOf(one))
      found.set(key, known)
    }
  const all = [...found.values()]
  const isOne = (name: string) => all.filter(({ option }) => option.names.includes(name)).length === 1
  return all.map(({ option, places }) => ({
    ...option,
    patterns: option.names.flatMap((name) =>
      isOne(name) ? [`*:${name}`] : places.map((place) => `'${place}:${name}'`),
    ),
  }))
}
