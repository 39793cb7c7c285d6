import { accountValue, allOf, placeOf, valued, type CommandShape, type OptionShape } from './tree.ts'

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
const item = (name: string, description: string) => quoted(`${name.replaceAll(':', '\\:')}:${description}`)

const optionItems = (options: readonly OptionShape[]) =>
  options.flatMap(({ names, description }) => names.map((name) => item(name, description)))

const nextItems = ({ below, choices }: CommandShape) => [
  ...below.map((one) => item(one.words.at(-1) ?? '', one.description)),
  ...(choices ?? []).map((choice) => quoted(choice)),
]

/** Completion for zsh. */
export function zshCompletion(tree: CommandShape): string {
  const all = allOf(tree)
  const places = all.map(placeOf).filter((place) => place !== '')
  const values = valued(tree).map((option) => {
    const offer =
      option.value === accountValue
        ? `compadd -- \${\${(f)"$(redrop accounts 2>/dev/null)"}%% *}; `
        : option.choices === null
          ? ''
          : `compadd -- ${option.choices.join(' ')}; `
    return `    ${option.patterns.join(' | ')}) ${offer}return ;;`
  })
  const offers = all.map((one) => {
    const lines = [`    '${placeOf(one)}')`, `      flags=(${optionItems(one.options).join(' ')})`]
    return [...lines, `      next=(${nextItems(one).join(' ')}) ;;`].join('\n')
  })
  const files = all.filter((one) => one.takesFiles).map((one) => `'${placeOf(one)}'`)
  return `#compdef redrop
# Completion of redrop for zsh. Put it as _redrop into a folder of $fpath, or: source <(redrop completion zsh)
_redrop() {
  local cur=\${words[CURRENT]} prev=\${words[CURRENT - 1]} at= i
  local -a flags next
  for ((i = 2; i < CURRENT; i++)); do
    case "$at/\${words[i]}" in
    ${places.join(' | ')}) at="$at/\${words[i]}" ;;
    esac
  done
  case "$at:$prev" in
${values.join('\n')}
  esac
  case "$at" in
${offers.join('\n')}
  esac
  if [[ $cur == -* ]]; then _describe option flags; return; fi
  if (( $#next )); then _describe command next; fi
  case "$at" in
    ${files.join(' | ')}) _files ;;
  esac
}
if [[ $funcstack[1] == _redrop ]]; then _redrop "$@"; elif (( $+functions[compdef] )); then compdef _redrop redrop; fi
`
}
