/** What a template for the names of copies may hold. */
const known = ['name', 'computer', 'date', 'time']

export const usualCopyName = '{name} ({computer} {date} {time})'

const longest = 100

/**
 * Whether a template makes usable names: it begins with the file's own name and goes on with something else, holds no
 * unknown part, and nothing that no file name may have.
 */
export function isCopyName(template: string): boolean {
  if (!template.startsWith('{name}') || template.length > longest) return false
  const suffix = template.slice('{name}'.length)
  const parts = [...suffix.matchAll(/\{([^{}]*)\}/g)].map(([, part]) => part ?? '')
  if (parts.includes('name') || !parts.every((part) => known.includes(part))) return false
  const words = suffix.replace(/\{[^{}]*\}/g, '')
  return suffix.trim() !== '' && !/[{}\\/:*?"<>|\p{Cc}]/u.test(words) && words.isWellFormed()
}

/** What follows the file's own name in that of a copy: local time. `at`: milliseconds since the epoch. */
export function copySuffix(template: string, computer: string, at: number): string {
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const values = new Map([
    ['{computer}', computer],
    ['{date}', `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`],
    ['{time}', `${two(time.getHours())}.${two(time.getMinutes())}`],
  ])
  const filled = template.slice('{name}'.length).replace(/\{[a-z]+\}/g, (part) => values.get(part) ?? part)
  // A computer without a name leaves its blank behind.
  return filled.replace(/\s+/g, ' ').replace('( ', '(').trimEnd()
}
