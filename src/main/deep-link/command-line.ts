import { resolve } from 'node:path'
import { linkScheme } from './link.ts'

export interface Arguments {
  /** No window is opened: the system starts Redrop, not the user. */
  readonly isHidden: boolean
  /** The small window for quick saving is wanted. */
  readonly quickSave: boolean
  readonly links: readonly string[]
  /** Absolute paths of local files. */
  readonly files: readonly string[]
}

/** Starts Redrop without a window. */
export const hiddenFlag = '--hidden'
const quickSaveFlag = '--quick-save'

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
    quickSave: before.includes(quickSaveFlag),
    links,
    files: links.length > 0 ? [] : [...named, ...after].map((path) => resolve(cwd, path)),
  }
}

function isLink(arg: string): boolean {
  return arg.toLowerCase().startsWith(`${linkScheme}:`)
}
