import { basename, dirname } from 'node:path'
import { errorCodes, type ErrorCode } from '../../shared/errors.ts'
import type { ActivityItem, Failure, Phase } from '../../shared/ipc/contract.ts'
import type {
  FailureReason,
  LocalSnapshot,
  Transfer,
  TransferState,
  WaitReason,
} from '../../shared/model/index.ts'
import { fileName, formatUri, joinUri, parentUri, parseUri } from '../../shared/uri.ts'
import { shownParams } from '../ipc/failure.ts'
import { questionOf } from './question.ts'
import type { TransferRecord } from './record.ts'

export interface LocalPlaces {
  /** The user's folder, which is shown as `~`. */
  readonly home: string
  /** Where content lies that has no file of its own: it is shown without a folder, under the remote name. */
  readonly spool: string
  /** Below each lie folders with a copy of Redrop's own, to be edited or looked at: shown without its folder too. */
  readonly copies: readonly string[]
}

/** One transfer as the page shows it. */
export function itemOf(record: TransferRecord, places: LocalPlaces): ActivityItem {
  const { transfer, state, outcome, notices, finishedAt } = record
  const phase = phaseOf(record)
  const place = placeOf(transfer)
  return {
    id: transfer.id,
    direction: transfer.direction,
    account: transfer.account,
    ...place,
    local: localOf(transfer.source, places, place.name),
    phase,
    waiting: phase === 'waiting' ? waitOf(record) : null,
    question: questionOf(record),
    failure: failureOf(record),
    notices,
    before: outcome?.before ?? null,
    after: outcome?.after ?? null,
    undo: outcome?.undo ?? 'none',
    canCancel: !isOver(phase) && !holdsLastByte(state),
    canRetry: phase === 'failed' || phase === 'waiting',
    canPause: pausable.includes(phase) && waitReasonOf(record) !== 'paused',
    canRedo: outcome?.canRedo ?? false,
    createdAt: transfer.createdAt,
    finishedAt,
  }
}

export function phaseOf({ state, hold }: Pick<TransferRecord, 'state' | 'hold'>): Phase {
  if (hold) return hold.kind === 'failed' ? 'failed' : 'waiting'
  if (state.name === 'done' || state.name === 'ended') return state.as
  return state.name
}

export function isOver(phase: Phase): boolean {
  return ['saved', 'identical', 'declined', 'failed', 'cancelled', 'superseded'].includes(phase)
}

/** What waits, or has not sent its last byte. */
const pausable: readonly Phase[] = ['queued', 'waiting', 'checking', 'sending']

/** Such a transfer is never cancelled: a wish to is an undo afterwards. */
function holdsLastByte({ name }: TransferState): boolean {
  return name === 'saving' || name === 'resolving' || name === 'verifying'
}

/** Why a transfer waits; null: it does not. */
export function waitReasonOf(record: TransferRecord): WaitReason | null {
  return phaseOf(record) === 'waiting' ? (waitOf(record)?.why ?? null) : null
}

function waitOf({ state, hold }: TransferRecord): ActivityItem['waiting'] {
  if (hold?.kind === 'waiting') return { why: hold.why, until: hold.until }
  if (hold?.kind === 'lock') return { why: 'lock', until: hold.until }
  return state.name === 'waiting' ? { why: state.why, until: state.until ?? null } : null
}

/** Why it failed; null: it did not. */
export function failureOf({ state, hold }: TransferRecord): Failure | null {
  if (hold?.kind === 'failed') return hold.failure
  if (state.name !== 'ended' || state.as !== 'failed') return null
  return reason(state.reason ?? { code: 'internal', params: { detail: '' } })
}

/** A stored reason as the page may know it. */
export function reason({ code, params }: FailureReason): Failure {
  const isKnown = (text: string): text is ErrorCode => (errorCodes as readonly string[]).includes(text)
  return isKnown(code)
    ? { code, params: shownParams(params) }
    : { code: 'internal', params: { detail: code } }
}

function placeOf({ direction, target }: Transfer): Pick<ActivityItem, 'kind' | 'file' | 'name' | 'folder'> {
  if (target.kind === 'create')
    return { kind: 'create', file: null, name: target.name, folder: formatUri(parseUri(target.folder.uri)) }
  const { uri } = target.file
  const kind = direction === 'download' ? 'download' : 'replace'
  return { kind, file: target.file, name: fileName(uri), folder: parentUri(uri) ?? uri }
}

function localOf(
  { path, size, mtimeNs }: LocalSnapshot,
  { home, spool, copies }: LocalPlaces,
  remoteName: string,
): ActivityItem['local'] {
  const folder = dirname(path)
  const modified = Number(BigInt(mtimeNs) / 1_000_000n)
  if (folder === spool) return { name: remoteName, folder: '', size, modifiedAt: modified }
  return {
    name: basename(path),
    folder: copies.includes(dirname(folder)) ? '' : shownFolder(folder, home),
    size,
    modifiedAt: modified === 0 ? null : modified,
  }
}

/** A local folder, for people. */
export function shownFolder(folder: string, home: string): string {
  const isBelow = folder === home || folder.startsWith(`${home}/`) || folder.startsWith(`${home}\\`)
  return isBelow ? `~${folder.slice(home.length)}` : folder
}

/** The URI that a transfer writes to or reads from. */
export function remoteUri({ target }: Pick<Transfer, 'target'>): string {
  return target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
}
