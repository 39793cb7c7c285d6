import type { Notification as ElectronNotification } from 'electron'
import type { ActivityItem, ActivityPatch, Arrival, Settings } from '../../shared/ipc/contract.ts'
import { NewsReader, type News, type NewsKind } from './news.ts'
import { actionLabel, noticeActions, type NoticeAction } from './notice-actions.ts'
import { actOn, type ActParts } from './notice-acts.ts'
import { noticeText, type NoticeText } from './notice-text.ts'

/** Milliseconds in which news of one kind become one notification. */
const gathering = 5_000

export type Notice = Pick<ElectronNotification, 'show' | 'close' | 'on'>

export interface NoticeContent extends NoticeText {
  /** Labels of its buttons, where the system shows any. */
  readonly buttons: readonly string[]
}

export interface NotificationParts extends ActParts {
  create(content: NoticeContent): Notice
  settings(): Settings
  /** Whether one of our windows is in front. */
  isInFront(): boolean
  /** Shows the place that a notification is about. */
  open(arrival: Arrival): void
  /** Its saving is told by `saved`, with what came of it. */
  isToldApart(id: string): boolean
  /** A link sent it. */
  isOfLink(id: string): boolean
}

interface Shown {
  readonly notice: Notice
  /** Transfers for which it asks the user to do something. */
  readonly ids: Set<string>
}

/**
 * Tells the user through the system what happened. A click opens the place it is about and never does anything; its
 * buttons do what they say.
 */
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
    const { news, settled } = this.reader.read(changed, removed)
    for (const id of settled) this.withdraw(id)
    for (const one of news) if (!this.isLeftOut(one)) this.gather(one)
    for (const item of changed)
      for (const items of this.gathered.values()) if (items.has(item.id)) items.set(item.id, item)
  }

  /** Of a quick save: told at once, whatever is in front. `linked`: a link to it is on the clipboard. */
  saved(items: readonly ActivityItem[], linked: boolean): void {
    if (items.length > 0 && this.parts.settings().notifySaved) this.tellOf('saved', items, linked)
  }

  /** Something that no transfer is behind, or could not become one. */
  tellText(text: NoticeText, place: Arrival): void {
    const onClick = () => this.parts.open(place)
    this.show({ ...text, buttons: [] }, [], { onClick, onButton: onClick })
  }

  close(): void {
    this.timers.forEach((timer) => clearTimeout(timer))
    this.timers.clear()
    for (const { notice } of [...this.shown]) notice.close()
    this.shown.clear()
  }

  private isLeftOut({ kind, item }: News): boolean {
    if (kind !== 'saved') return false
    return (
      this.parts.isToldApart(item.id) || (this.parts.isOfLink(item.id) && !this.parts.settings().notifyLinks)
    )
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

  /** Settled before anybody was told, or gone from the screen with the last transfer it asked about. */
  private withdraw(id: string): void {
    this.gathered.get('needsYou')?.delete(id)
    this.gathered.get('failed')?.delete(id)
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
    if (items.length > 0 && this.isWanted(kind)) this.tellOf(kind, items, false)
  }

  private tellOf(kind: NewsKind, items: readonly ActivityItem[], linked: boolean): void {
    const t = this.parts.t()
    const actions = noticeActions(kind, items)
    const named = this.parts.settings().notifyNames
    this.show(
      {
        ...noticeText(t, kind, items, { named, linked }),
        buttons: actions.map((action) => actionLabel(t, action, items)),
      },
      kind === 'saved' ? [] : items.map(({ id }) => id),
      {
        onClick: () => this.parts.open(placeOf(kind, items)),
        onButton: (at) => this.act(kind, actions[at], items),
      },
    )
  }

  private act(kind: NewsKind, action: NoticeAction | undefined, items: readonly ActivityItem[]): void {
    if (action === 'later' || action === 'notNow') return
    const place = placeOf(kind, items)
    if (action === undefined || action === 'decide' || action === 'show') {
      this.parts.open(place)
      return
    }
    actOn(this.parts, action, items)
      .then((said) => said && this.tellText(said, place))
      .catch((error: unknown) => this.parts.log.error('notification-not-answered', { error: String(error) }))
  }

  private show(
    content: NoticeContent,
    ids: readonly string[],
    { onClick, onButton }: { onClick: () => void; onButton: (at: number) => void },
  ): void {
    const notice = this.parts.create(content)
    const shown = { notice, ids: new Set(ids) }
    this.shown.add(shown)
    notice.on('click', () => {
      this.shown.delete(shown)
      onClick()
    })
    notice.on('action', ({ actionIndex }) => {
      this.shown.delete(shown)
      onButton(actionIndex)
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
