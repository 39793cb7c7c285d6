import type { FileRow, FolderInfo, FolderRow, Pin, Row } from '../../../../shared/ipc/contract.ts'
import type { FileRef, VersionRef } from '../../../../shared/model/index.ts'

/** What files are dragged over. `base`: what was shown of the file when the drag came to it. */
export type DropTarget =
  | { readonly kind: 'file'; readonly row: FileRow; readonly base: VersionRef }
  | { readonly kind: 'folder'; readonly row: FolderRow }
  | { readonly kind: 'here'; readonly folder: FolderInfo; readonly name: string }
  | { readonly kind: 'crumb'; readonly uri: string; readonly name: string }
  | { readonly kind: 'pin'; readonly pin: Pin; readonly base: VersionRef | null }

/** Why a target does not take what is dragged. */
export type Refusal = 'several' | 'view-only' | 'no-upload' | 'missing'

/** `count`: how many files or folders are dragged. Null: the target takes them. */
export function refusalOf(target: DropTarget, count: number): Refusal | null {
  switch (target.kind) {
    case 'file':
      return refusalOfRow(target.row) ?? (count > 1 ? 'several' : null)
    case 'folder':
      return refusalOfRow(target.row)
    case 'here':
      return target.folder.canUploadInto ? null : 'no-upload'
    case 'crumb':
      return null
    case 'pin':
      if (target.pin.missing) return 'missing'
      if (target.pin.readOnly) return target.pin.type === 'file' ? 'view-only' : 'no-upload'
      return target.base && count > 1 ? 'several' : null
  }
}

/** Why a row takes nothing, whatever it is; null: it takes files. */
export function refusalOfRow(row: Row): 'view-only' | 'no-upload' | null {
  if (row.type === 'file') return row.canReplace ? null : 'view-only'
  return row.canUploadInto ? null : 'no-upload'
}

/** The file that a drop would replace, and the version that was shown of it; null: it replaces no certain file. */
export function replacedBy(
  target: DropTarget | null,
): { readonly file: FileRef; readonly base: VersionRef } | null {
  if (target?.kind === 'file') return { file: target.row.file, base: target.base }
  return target?.kind === 'pin' && target.base ? { file: target.pin.file, base: target.base } : null
}

export function targetName(target: DropTarget): string {
  if (target.kind === 'pin') return target.pin.name
  return 'row' in target ? target.row.name : target.name
}

export function sameTarget(a: DropTarget | null, b: DropTarget | null): boolean {
  return targetKey(a) === targetKey(b)
}

function targetKey(target: DropTarget | null): string {
  switch (target?.kind) {
    case undefined:
      return ''
    case 'file':
    case 'folder':
      return `row ${target.row.file.id}`
    case 'here':
      return `here ${target.folder.file.uri}`
    case 'crumb':
      return `crumb ${target.uri}`
    case 'pin':
      return `pin ${target.pin.file.id}`
  }
}
