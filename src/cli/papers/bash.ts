import { accountValue, allOf, placeOf, valued, type CommandShape } from './tree.ts'

const words = (all: readonly string[]) => `'${all.join(' ')}'`
const names = (shape: CommandShape) => shape.options.flatMap((option) => option.names)
const next = (shape: CommandShape) => [
  ...shape.below.map((one) => one.words.at(-1) ?? ''),
  ...(shape.choices ?? []),
]

/** Completion for bash: nothing but bash is needed. */
export function bashCompletion(tree: CommandShape): string {
  const all = allOf(tree)
  const places = all.map(placeOf).filter((place) => place !== '')
  const values = valued(tree).flatMap((option) => {
    const offer =
      option.value === accountValue
        ? `"$(redrop accounts 2>/dev/null | cut -d ' ' -f 1)"`
        : option.choices && words(option.choices)
    const answer = offer === null ? '' : `COMPREPLY=($(compgen -W ${offer} -- "$cur")); `
    return [`    ${option.patterns.join(' | ')}) ${answer}return ;;`]
  })
  const offers = all.map(
    (one) => `    '${placeOf(one)}') flags=${words(names(one))} next=${words(next(one))} ;;`,
  )
  const files = all.filter((one) => one.takesFiles).map((one) => `'${placeOf(one)}'`)
  return `# Completion of redrop for bash. Put it into ~/.local/share/bash-completion/completions/redrop, or: source <(redrop completion bash)
_redrop() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} at= i flags= next=
  COMPREPLY=()
  # "--option=value" comes in three words.
  if [[ $cur == '=' ]]; then cur=; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at/\${COMP_WORDS[i]}" in
    ${places.join(' | ')}) at="$at/\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$at:$prev" in
${values.join('\n')}
  esac
  case "$at" in
${offers.join('\n')}
  esac
  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$cur")); return; fi
  COMPREPLY=($(compgen -W "$next" -- "$cur"))
  case "$at" in
    ${files.join(' | ')}) compopt -o default 2>/dev/null ;;
  esac
}
complete -F _redrop redrop
`
}
