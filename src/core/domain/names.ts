import type { NameMatch, StoragePolicy } from '../../shared/model/index.ts'
import { byteLength, fitBytes, foldName, splitName } from './name-parts.ts'

/** Compares two names of one kind; null: different. The server compares bytes, people and other systems do not. */
export function compareNames(a: string, b: string): Exclude<NameMatch, 'folder'> | null {
  if (a === b) return 'same'
  if (a.normalize('NFC') === b.normalize('NFC')) return 'unicode'
  return foldName(a) === foldName(b) ? 'case' : null
}

/** Bytes a new name may have. Local storage puts a prefix before it in the name of the stored file (contract §10). */
export function nameLimit(policy: Pick<StoragePolicy, 'type'> | null): number {
  return policy === null || policy.type === 'local' ? 240 : 255
}

/** Refused by the server, and NUL, with which storing fails at every attempt (contract §10). */
const forbidden = /[\\/:*?"<>|\0]/g

export type NameProblem = 'empty' | 'dots' | 'characters' | 'too-long'

export type CheckedName =
  | { readonly ok: true; /** In NFC: to be used instead of what was given. */ readonly name: string }
  /** `proposal`: the closest name that would do. */
  | { readonly ok: false; readonly why: NameProblem; readonly proposal: string }

/** Whether a new remote file or folder may have this name. `limit` in bytes, see `nameLimit`. */
export function checkNewName(given: string, limit: number): CheckedName {
  const name = given.normalize('NFC')
  const why = problemOf(name, limit)
  return why === null ? { ok: true, name } : { ok: false, why, proposal: propose(name, limit) }
}

function problemOf(name: string, limit: number): NameProblem | null {
  if (name === '') return 'empty'
  if (name === '.' || name === '..') return 'dots'
  if (name.search(forbidden) >= 0 || !name.isWellFormed()) return 'characters'
  return byteLength(name) > limit ? 'too-long' : null
}

function propose(name: string, limit: number): string {
  const clean = cleanName(name)
  return clean === '' || clean === '.' || clean === '..' ? '_' : shortenStem(clean, limit)
}

/** What the server refuses in a name, replaced by `_`. */
export function cleanName(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(forbidden, '_')
}

/** Shortens a name to a number of bytes before its extension. */
export function shortenStem(name: string, limit: number): string {
  if (byteLength(name) <= limit) return name
  const { stem, extension } = splitName(name)
  return fitBytes(stem, limit - byteLength(extension)) + extension
}
