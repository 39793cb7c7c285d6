import { vi } from 'vitest'
import { Notifications, type NoticeContent } from '../../../../src/main/notifications/notifications.ts'
import type { RedropError } from '../../../../src/shared/errors.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import { usualSettings } from '../../../../src/shared/usual-settings.ts'
import type { ActivityItem, Arrival, Settings } from '../../../../src/shared/ipc/contract.ts'
import { silent } from '../fakes.ts'
import { item, stale } from './items.ts'

/** Shown to nobody; a test may click it. */
export class Notice {
  isShown = false
  isClosed = false
  readonly text: NoticeContent
  private readonly listeners = new Map<string, (...args: unknown[]) => void>()

  constructor(text: NoticeContent) {
    this.text = text
  }

  on(event: string, listener: (...args: unknown[]) => void): void {
    this.listeners.set(event, listener)
  }

  emit(event: string, ...args: unknown[]): void {
    this.listeners.get(event)?.(...args)
  }

  show(): void {
    this.isShown = true
  }

  close(): void {
    this.isClosed = true
  }
}

export function setUp(settings: Partial<Settings> = {}, locale: 'en' | 'zh-CN' = 'en') {
  const notices: Notice[] = []
  const opened: Arrival[] = []
  const world: { isInFront: boolean; refuses: RedropError | null; confirms: boolean; links: string[] } = {
    isInFront: false,
    refuses: null,
    confirms: true,
    links: [],
  }
  const all = { ...usualSettings, ...settings }
  const acts: string[] = []
  const act = <T>(what: string, answer: T): Promise<T> => {
    acts.push(what)
    return world.refuses ? Promise.reject(world.refuses) : Promise.resolve(answer)
  }
  const notifications = new Notifications({
    create(text) {
      const notice = new Notice(text)
      notices.push(notice)
      return notice as never
    },
    log: silent,
    t: () => createTranslator(locale),
    settings: () => all,
    isInFront: () => world.isInFront,
    open: (arrival) => opened.push(arrival),
    now: () => 0,
    retry: (id) => act(`retry ${id}`, undefined),
    undo: (id) => act(`undo ${id}`, { to: 'trash' }),
    confirmUndo: (items) => {
      acts.push(`ask about ${items.map(({ id }) => id).join(' ')}`)
      return Promise.resolve(world.confirms)
    },
    isToldApart: (id) => id.startsWith('quick'),
    isOfLink: (id) => world.links.includes(id),
    copyLink: (id) => act(`copy link ${id}`, { direct: 1, page: 0 }),
  })
  const hear = (...changed: ActivityItem[]) =>
    notifications.hear({ sequence: 1, changed, removed: [], isPaused: false })
  const texts = () => notices.map(({ text: { title, body } }) => ({ title, body }))
  return { notifications, notices, opened, acts, world, hear, texts }
}

export const question = (id: string) => item(id, stale, { raisedAt: 1 })
export const later = () => vi.advanceTimersByTime(5_000)
