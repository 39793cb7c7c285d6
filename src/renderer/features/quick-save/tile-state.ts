import type { ActivityItem, Pin } from '../../../shared/ipc/contract.ts'
import { groupOf } from '../../stores/activity-groups.ts'
import { fileKindOf, type FileKind } from '../../ui/file-kind.ts'
import { refusalOf, type Refusal } from '../browser/drag/drop-target.ts'

/** Files that are held over the window. */
export interface Held {
  readonly count: number
  /** MIME types; empty where the system does not know. */
  readonly types: readonly string[]
  readonly keepBoth: boolean
}

export type TileState =
  | { readonly kind: 'rest' }
  /** Files are held over the window. `over`: over this very tile. */
  | { readonly kind: 'takes'; readonly over: boolean; readonly as: 'replace' | 'add' | 'keep-both' }
  | { readonly kind: 'asks-type'; readonly over: boolean }
  | { readonly kind: 'refuses'; readonly why: Refusal }
  /** Of its transfer. */
  | {
      readonly kind: 'moves' | 'waits' | 'needs-you' | 'failed' | 'saved' | 'same'
      readonly item: ActivityItem
    }

/**
 * What a tile says, most urgent first: what would be dropped, then what its transfer does or has come to. `item`: null
 * where there is none, or the user has put its result away.
 */
export function tileState(
  pin: Pin,
  item: ActivityItem | null,
  held: Held | null,
  isOver: boolean,
): TileState {
  if (held) return heldState(pin, held, isOver)
  if (!item) return { kind: 'rest' }
  switch (groupOf(item)) {
    case 'needs-you':
      return { kind: 'needs-you', item }
    case 'running':
      return { kind: 'moves', item }
    case 'waiting':
      return { kind: 'waits', item }
    case 'failed':
      return { kind: 'failed', item }
    case 'done':
      if (item.phase === 'identical') return { kind: 'same', item }
      return item.phase === 'saved' && item.undo !== 'undone' ? { kind: 'saved', item } : { kind: 'rest' }
  }
}

function heldState(pin: Pin, held: Held, over: boolean): TileState {
  const why = refusalOf({ kind: 'pin', pin, base: pin.version }, held.count)
  if (why) return { kind: 'refuses', why }
  if (held.keepBoth && over) return { kind: 'takes', over, as: 'keep-both' }
  if (pin.type === 'folder') return { kind: 'takes', over, as: 'add' }
  return isOtherType(pin.name, held.types[0] ?? '')
    ? { kind: 'asks-type', over }
    : { kind: 'takes', over, as: 'replace' }
}

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\//, 'image'],
  [/^(audio|video)\//, 'media'],
  [/^application\/pdf$/, 'pdf'],
  [/spreadsheet|ms-excel/, 'sheet'],
  [/wordprocessing|msword|opendocument\.text/, 'text'],
  [/presentation|ms-powerpoint/, 'slide'],
  [/^application\/(zip|gzip|x-7z-compressed|x-tar|vnd\.rar)$/, 'pack'],
]

/** Only what is sure to be asked about: text of any kind has no signature, whatever its name says. */
export function isOtherType(name: string, type: string): boolean {
  const held = kinds.find(([pattern]) => pattern.test(type))?.[1]
  const named = fileKindOf(name)
  // What is written with a program for text alone may hold anything.
  return held !== undefined && named !== 'other' && named !== held
}
