import type { MessageKey } from '../../../../shared/i18n/index.ts'
import type { ActivityItem, Failure, LinkInfo, Progress, Row } from '../../../../shared/ipc/contract.ts'
import type { IconName } from '../../../ui/index.ts'

/** The one thing that the state column says of a row. */
export interface RowFact {
  readonly text: MessageKey
  readonly params?: Readonly<Record<string, number>>
  readonly tone: 'quiet' | 'ask' | 'danger'
  readonly icon: IconName | null
  /** 0 to 1; `busy`: stripes. */
  readonly bar: number | 'busy' | null
  /** What can be done about it, with the transfer that it is about. */
  readonly act?: { readonly kind: 'answer' | 'retry'; readonly transfer: string }
  /** Why it is so. */
  readonly reason?: Failure
}

/**
 * The most urgent fact: needs you, failed, sending, saving, in use, changed by others, linked, pinned, then what the
 * listing says.
 * `serverNow`: null, changes are not told.
 */
export function factOf(
  row: Row,
  item: ActivityItem | null,
  progress: Progress | null,
  isPinned: boolean,
  serverNow: number | null = null,
  link: LinkInfo['kind'] | null = null,
): RowFact | null {
  return (
    (item && ofTransfer(item, progress))
    ?? ofChange(row, serverNow)
    ?? ofLink(link)
    ?? ofListing(row, isPinned)
  )
}

function ofTransfer(item: ActivityItem, progress: Progress | null): RowFact | null {
  const down = item.direction === 'download'
  const transfer = item.id
  if (item.question) return { ...withIcon('needsYou', 'ask'), tone: 'ask', act: { kind: 'answer', transfer } }
  switch (item.phase) {
    case 'needs-decision':
      return { ...withIcon('needsYou', 'ask'), tone: 'ask' }
    case 'failed':
      return {
        ...withIcon(down ? 'notReceived' : 'notSent', 'warn'),
        tone: 'danger',
        ...(item.canRetry && { act: { kind: 'retry', transfer } }),
        ...(item.failure && { reason: item.failure }),
      }
    case 'sending': {
      const done = progress && progress.total > 0 ? progress.sent / progress.total : 0
      const percent = Math.floor(Math.min(0.99, done) * 100)
      return { ...withBar(down ? 'receiving' : 'sending', done), params: { percent } }
    }
    case 'saving':
    case 'verifying':
      return withBar(down ? 'checking' : 'saving', 'busy')
    case 'resolving':
      return withBar('asking', 'busy')
    case 'checking':
      return withBar('checking', 'busy')
    case 'queued':
      return withIcon('waiting', 'clock')
    case 'waiting':
      if (item.waiting?.why === 'lock') return withIcon('inUse', 'lock')
      return item.waiting?.why === 'paused' ? withIcon('paused', 'pause') : withIcon('waiting', 'clock')
    case 'saved':
    case 'identical':
    case 'declined':
    case 'cancelled':
    case 'superseded':
      return null
  }
}

/** Milliseconds in which a change by somebody else is told. */
const recent = 15 * 60_000
const minute = 60_000

/** Somebody else has changed it a moment ago: this device's own versions are known. */
function ofChange(row: Row, serverNow: number | null): RowFact | null {
  if (row.type === 'folder' || serverNow === null || row.version.origin.kind === 'this-device') return null
  const age = serverNow - row.version.createdAt
  if (age >= recent || age < -minute) return null
  const count = Math.floor(Math.max(0, age) / minute)
  const text = count === 0 ? 'history.live.changedNow' : 'history.live.changed'
  return { text, params: { count }, tone: 'quiet', icon: 'clock', bar: null }
}

function ofLink(link: LinkInfo['kind'] | null): RowFact | null {
  if (link === null) return null
  const icon = link === 'edit' ? 'edit' : 'link'
  return { text: `links.row.${link}`, tone: 'quiet', icon, bar: null }
}

function ofListing(row: Row, isPinned: boolean): RowFact | null {
  if (row.type === 'file' && row.uploading) return withIcon('uploading', 'cloud')
  if (isPinned) return withIcon('pinned', 'pin')
  return row.shared ? withIcon('shared', 'users') : null
}

type State =
  | 'needsYou'
  | 'notSent'
  | 'notReceived'
  | 'sending'
  | 'receiving'
  | 'saving'
  | 'checking'
  | 'asking'
  | 'inUse'
  | 'paused'
  | 'waiting'
  | 'uploading'
  | 'pinned'
  | 'shared'

function withIcon(state: State, icon: IconName): RowFact {
  return { text: `browser.state.${state}`, tone: 'quiet', icon, bar: null }
}

function withBar(state: State, bar: number | 'busy'): RowFact {
  return { text: `browser.state.${state}`, tone: 'quiet', icon: null, bar }
}

/** Milliseconds in which a row that was saved is marked as that. */
const justNow = 2_000

export function justSaved(item: ActivityItem | null, now = Date.now()): boolean {
  return item?.phase === 'saved' && item.finishedAt !== null && now - item.finishedAt < justNow
}
