/** Before it only switches for Chromium may stand, and after `--` stands the command line: docs/adr/011. */
const flag = '--redrop-cli'

/**
 * The command line that a start of the app is for; null where its window is meant. A start by a link is never one: the
 * launcher of a system may be tricked into taking a part of a link for arguments.
 */
export function commandLineOf(argv: readonly string[]): readonly string[] | null {
  const end = argv.indexOf('--')
  const before = argv.slice(0, end)
  if (end === -1 || !before.includes(flag) || before.some(isLink)) return null
  return argv.slice(end + 1)
}

/** A scheme of one letter is a drive of Windows. */
function isLink(word: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(word)
}
