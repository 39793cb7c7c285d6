import type { Phase, Progress } from '../../shared/ipc/contract.ts'
import type { AccountKey, WaitReason } from '../../shared/model/index.ts'
import { fileName, parentUri } from '../../shared/uri.ts'
import { isOver, phaseOf, remoteUri, waitReasonOf } from '../activity/item.ts'
import { conflictOf } from '../activity/question.ts'
import type { TransferRecord } from '../activity/record.ts'

/** Where a transfer that is over went to, for the tray's menu. */
export interface Recent {
  readonly name: string
  readonly account: AccountKey
  /** URI of its remote folder. */
  readonly folder: string
}

/** What tray, taskbar and power know of all transfers. */
export interface Summary {
  readonly running: number
  readonly questions: number
  /** Waiting, by what the user can do about it. */
  readonly signIn: number
  readonly offline: number
  readonly otherWaiting: number
  readonly isPaused: boolean
  /** Bytes of everything that moves. */
  readonly sent: number
  readonly total: number
  /** Of the slowest of them; null: not known yet. */
  readonly secondsLeft: number | null
  /** Bytes move at this moment. */
  readonly isMoving: boolean
  /** The last ones, newest first. */
  readonly recent: readonly Recent[]
}

const running: readonly Phase[] = ['queued', 'checking', 'sending', 'saving', 'resolving', 'verifying']
const noConnection: readonly WaitReason[] = ['offline', 'server-sick', 'backoff']
const mostRecent = 5

/** Without making whole items: there may be thousands, several times a second. Records are in the order they were added. */
export function summarize(
  records: Iterable<TransferRecord>,
  progress: readonly Progress[],
  isPaused: boolean,
): Summary {
  const counts = { running: 0, questions: 0, signIn: 0, offline: 0, otherWaiting: 0 }
  const over: TransferRecord[] = []
  for (const record of records) {
    const phase = phaseOf(record)
    const why = waitReasonOf(record)
    if (conflictOf(record) !== null) counts.questions++
    else if (why === 'sign-in') counts.signIn++
    else if (why !== null && noConnection.includes(why)) counts.offline++
    else if (why !== null) counts.otherWaiting++
    else if (running.includes(phase)) counts.running++
    else if (isOver(phase) && phase !== 'cancelled' && phase !== 'superseded') over.push(record)
  }
  const left = progress.map(({ secondsLeft }) => secondsLeft)
  return {
    ...counts,
    isPaused,
    sent: sum(progress.map(({ sent }) => sent)),
    total: sum(progress.map(({ total }) => total)),
    secondsLeft: left.includes(null) || left.length === 0 ? null : Math.max(...left.map(Number)),
    isMoving: progress.length > 0,
    recent: over.sort(byEnd).slice(0, mostRecent).map(recentOf),
  }
}

function byEnd(a: TransferRecord, b: TransferRecord): number {
  return (b.finishedAt ?? 0) - (a.finishedAt ?? 0)
}

function recentOf({ transfer }: TransferRecord): Recent {
  const uri = remoteUri(transfer)
  const { instance, user } = transfer.account
  return { name: fileName(uri), account: { instance, user }, folder: parentUri(uri) ?? uri }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
