/** Reserved in the Exec key of a desktop entry: an argument with one of these is quoted (Desktop Entry Specification 1.5). */
const reserved = /[\s"'\\><~|&;$*?#()`]/

/**
 * The value of an Exec key that runs exactly these arguments. Within quotes four characters are escaped; `%` begins a
 * field code; and the escapes are escaped once more, for the value itself is a string.
 */
export function execLine(args: readonly string[]): string {
  return args.map(quoted).join(' ')
}

function quoted(arg: string): string {
  const literal = arg.replaceAll('%', '%%')
  if (arg !== '' && !reserved.test(arg)) return literal
  const inner = literal.replace(/["`$\\]/g, '\\$&')
  return `"${inner}"`
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
}
