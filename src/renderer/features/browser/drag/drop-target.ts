import type { FileRow, FolderInfo, FolderRow, Row } from '../../../../shared/ipc/contract.ts'
import type { VersionRef } from '../../../../shared/model/index.ts'

/** What files are dragged over. `base`: what the row showed when the drag came to it. */
export type DropTarget =
  | { readonly kind: 'file'; readonly row: FileRow; readonly base: VersionRef }
  | { readonly kind: 'folder'; readonly row: FolderRow }
  | { readonly kind: 'here'; readonly folder: FolderInfo; readonly name: string }
  | { readonly kind: 'crumb'; readonly uri: string; readonly name: string }

/** Why a target does not take what is dragged. */
export type Refusal = 'several' | 'view-only' | 'no-upload'

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
  }
}

/** Why a row takes nothing, whatever it is; null: it takes files. */
export function refusalOfRow(row: Row): Exclude<Refusal, 'several'> | null {
  if (row.type === 'file') return row.canReplace ? null : 'view-only'
  return row.canUploadInto ? null : 'no-upload'
}

export function targetName(target: DropTarget): string {
  return 'row' in target ? target.row.name : target.name
}

export function sameTarget(a: DropTarget | null, b: DropTarget | null): boolean {
  return targetKey(a) === targetKey(b)
}

function targetKey(target: DropTarget | null): string {
  if (!target) return ''
  if ('row' in target) return `row ${target.row.file.id}`
  return target.kind === 'here' ? `here ${target.folder.file.uri}` : `crumb ${target.uri}`
}
