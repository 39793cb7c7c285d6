import { accountValue, allOf, placeOf, type CommandShape, type OptionShape } from './tree.ts'

const quoted = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`

/** Completion for fish. */
export function fishCompletion(tree: CommandShape): string {
  const all = allOf(tree)
  const places = all.map(placeOf).filter((place) => place !== '')
  const lines = all.flatMap((one) => {
    const here = `complete -c redrop -n ${quoted(`__redrop_at '${placeOf(one)}'`)}`
    return [
      ...one.below.map(
        ({ words, description }) => `${here} -a ${quoted(words.at(-1) ?? '')} -d ${quoted(description)}`,
      ),
      ...(one.choices ? [`${here} -a ${quoted(one.choices.join(' '))}`] : []),
      ...one.options.map((option) => `${here} ${optionWords(option)}`),
      ...(one.takesFiles ? [`${here} -F`] : []),
    ]
  })
  return `# Completion of redrop for fish. Put it into ~/.config/fish/completions/redrop.fish, or: redrop completion fish | source
function __redrop_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        contains -- "$at/$word" ${places.join(' ')}
        and set at "$at/$word"
    end
    test "$at" = "$argv[1]"
end
complete -c redrop -f
${lines.join('\n')}
`
}

function optionWords({ names, value, choices, description }: OptionShape): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const offer =
    value === accountValue ? `(redrop accounts 2>/dev/null | string split -f 1 ' ')` : choices?.join(' ')
  const values = value === null ? [] : ['-x', ...(offer === undefined ? [] : [`-a ${quoted(offer)}`])]
  return [...flags, ...values, `-d ${quoted(description)}`].join(' ')
}
