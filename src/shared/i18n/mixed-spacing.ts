/** Stands on both sides of a value while a sentence is put together; no file name has it. */
const edge = '\ue0ff'

/**
 * Chinese typography puts a blank between Han and Latin characters. Sentences are written without blanks around their
 * placeholders, for a value may be of either kind; `fill` gets the values and its result the blanks that are needed.
 * Nothing within a value changes.
 */
export function mixedSpacing(
  values: Readonly<Record<string, string | number>>,
  fill: (marked: Record<string, string>) => string,
): string {
  const marked = Object.entries(values).map(([name, value]) => [name, `${edge}${value}${edge}`])
  return fill(Object.fromEntries(marked) as Record<string, string>)
    .replace(new RegExp(`(?<=\\p{Script=Han})${edge}(?=[!-~])`, 'gu'), ' ')
    .replace(new RegExp(`(?<=[!-~])${edge}(?=\\p{Script=Han})`, 'gu'), ' ')
    .replaceAll(edge, '')
}
