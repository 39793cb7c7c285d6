import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linkScheme } from './link.ts'

export type SmallWindow = 'quick-save' | 'shelf'

export interface Arguments {
  /** No window is opened: the system starts Redrop, not the user. */
  readonly isHidden: boolean
  /** A small window that is wanted in place of the main one. */
  readonly small: SmallWindow | null
  readonly links: readonly string[]
  /** Absolute paths of local files. */
  readonly files: readonly string[]
}

/** Starts Redrop without a window. */
export const hiddenFlag = '--hidden'
const smallFlags = { '--quick-save': 'quick-save', '--shelf': 'shelf' } as const satisfies Record<
  string,
  SmallWindow
>

/**
 * What a start of Redrop is asked to do: files and links, and switches, most of them Chromium's. After `--` all are files.
 * A start by a link brings no files: the launcher of a system may be tricked into taking a part of a link for arguments.
 */
export function readArguments(args: readonly string[], cwd: string): Arguments {
  const end = args.indexOf('--')
  const before = end === -1 ? args : args.slice(0, end)
  const after = end === -1 ? [] : args.slice(end + 1)
  const links = before.filter(isLink)
  const named = before.filter((arg) => arg !== '' && !arg.startsWith('-') && !isLink(arg))
  return {
    isHidden: before.includes(hiddenFlag),
    small: Object.entries(smallFlags).find(([flag]) => before.includes(flag))?.[1] ?? null,
    links,
    files: links.length > 0 ? [] : [...named, ...after].map((word) => resolve(cwd, pathOf(word))),
  }
}

/** File managers give local files as addresses, too; what only looks like one is a path. */
function pathOf(word: string): string {
  if (!/^file:\/\/\//i.test(word)) return word
  try {
    return fileURLToPath(word)
  } catch {
    return word
  }
}

function isLink(arg: string): boolean {
  return arg.toLowerCase().startsWith(`${linkScheme}:`)
}
