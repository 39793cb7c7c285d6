import type { EditUse } from '../../shared/model/index.ts'

export interface LockFile {
  readonly name: string
  readonly program: string
}

/**
 * What programs keep beside a file for as long as they have it open. Emacs and others that do so only while something is
 * unsaved are not among them: theirs being gone does not mean that the file was closed.
 */
export function lockFilesOf(name: string): readonly LockFile[] {
  const hidden = name.startsWith('.') ? name : `.${name}`
  return [
    { name: `.~lock.${name}#`, program: 'LibreOffice' },
    // Word gives up the first letters of long names.
    ...[name, name.slice(1), name.slice(2)].map((rest) => ({
      name: `~$${rest}`,
      program: 'Microsoft Office',
    })),
    ...['swp', 'swo', 'swn'].map((ending) => ({ name: `${hidden}.${ending}`, program: 'Vim' })),
  ]
}

/** `locks`: those that are there now. Programs that leave none tell nothing. */
export function useOf(
  before: EditUse,
  locks: readonly LockFile[],
): { readonly use: EditUse; readonly program: string | null } {
  const [lock] = locks
  if (lock) return { use: 'open', program: lock.program }
  return { use: before === 'unknown' ? 'unknown' : 'closed', program: null }
}
