import type { Notification as ElectronNotification } from 'electron'
import type { Logger } from '../../core/ports/index.ts'
import type { ActivityItem, ActivityPatch, Arrival, Settings } from '../../shared/ipc/contract.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { NewsReader, type News, type NewsKind } from './news.ts'
import { noticeText, type NoticeText } from './notice-text.ts'

/** Milliseconds in which news of one kind become one notification. */
const gathering = 5_000

type Notice = Pick<ElectronNotification, 'show' | 'close' | 'on'>

export interface NotificationParts {
  create(text: NoticeText): Notice
  readonly log: Logger
  t(): Translator
  settings(): Settings
  /** Whether one of our windows is in front. */
  isInFront(): boolean
  /** Shows the place that a notification is about. */
  open(arrival: Arrival): void
}

interface Shown {
  readonly notice: Notice
  /** Transfers it is about. */
  readonly ids: Set<string>
}

/** Tells the user through the system what happened; a click opens the place it is about and never does anything. */
export class Notifications {
  private readonly parts: NotificationParts
  private readonly reader = new NewsReader()
  private readonly gathered = new Map<NewsKind, Map<string, ActivityItem>>()
  private readonly timers = new Map<NewsKind, NodeJS.Timeout>()
  /** Held on to: what is collected as garbage can no longer be clicked. */
  private readonly shown = new Set<Shown>()

  constructor(parts: NotificationParts) {
    this.parts = parts
  }

  hear({ changed, removed }: ActivityPatch): void {
    const { news, answered } = this.reader.read(changed, removed)
    for (const id of answered) this.withdraw(id)
    for (const one of news) this.gather(one)
  }

  close(): void {
    this.timers.forEach((timer) => clearTimeout(timer))
    this.timers.clear()
    for (const { notice } of [...this.shown]) notice.close()
    this.shown.clear()
  }

  private gather({ kind, item }: News): void {
    const items = this.gathered.get(kind) ?? new Map<string, ActivityItem>()
    this.gathered.set(kind, items.set(item.id, item))
    if (!this.timers.has(kind))
      this.timers.set(
        kind,
        setTimeout(() => this.tell(kind), gathering),
      )
  }

  /** Answered before anybody was told, or gone from the screen when the last of its questions is. */
  private withdraw(id: string): void {
    this.gathered.get('needsYou')?.delete(id)
    for (const shown of this.shown) {
      if (!shown.ids.delete(id) || shown.ids.size > 0) continue
      this.shown.delete(shown)
      shown.notice.close()
    }
  }

  private tell(kind: NewsKind): void {
    const items = [...(this.gathered.get(kind)?.values() ?? [])]
    this.gathered.delete(kind)
    this.timers.delete(kind)
    if (items.length === 0 || !this.isWanted(kind)) return
    const notice = this.parts.create(noticeText(this.parts.t(), kind, items))
    // Only questions are withdrawn.
    const shown = { notice, ids: new Set(kind === 'needsYou' ? items.map(({ id }) => id) : []) }
    this.shown.add(shown)
    notice.on('click', () => {
      this.shown.delete(shown)
      this.parts.open(placeOf(kind, items))
    })
    notice.on('close', () => this.shown.delete(shown))
    notice.on('failed', (_event, error) => {
      this.shown.delete(shown)
      this.parts.log.warn('notification-not-shown', { error })
    })
    notice.show()
  }

  private isWanted(kind: NewsKind): boolean {
    const settings = this.parts.settings()
    switch (kind) {
      case 'saved':
        return settings.notifySaved && !this.parts.isInFront()
      case 'needsYou':
        return settings.notifyNeedsYou
      case 'failed':
        return settings.notifyFailed
    }
  }
}

function placeOf(kind: NewsKind, items: readonly ActivityItem[]): Arrival {
  const [first] = items
  const only = items.length === 1 ? first : undefined
  if (kind === 'needsYou')
    return only ? { kind: 'question', id: only.id } : { kind: 'page', page: 'decisions' }
  if (kind === 'saved' && only?.direction === 'upload')
    return { kind: 'place', account: only.account, folder: only.folder, name: only.name }
  return { kind: 'page', page: 'transfers' }
}
