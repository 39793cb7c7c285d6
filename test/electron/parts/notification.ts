import type { NotificationConstructorOptions } from 'electron'
import { needsReady } from '../life.ts'
import { records } from '../records.ts'
import { onlyKnown, StrictEmitter } from '../strict.ts'

const shown: NotificationPart[] = []

/** Shown to nobody; a test may click it. */
export class NotificationPart extends StrictEmitter {
  static isSupported(): boolean {
    return true
  }

  readonly title: string
  readonly body: string
  private readonly record: { title: string; body: string; closed: boolean }

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed', 'action'])
    onlyKnown('Notification', options, [
      'title',
      'subtitle',
      'body',
      'silent',
      'icon',
      'urgency',
      'timeoutType',
      'actions',
    ])
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.record = { title: this.title, body: this.body, closed: false }
  }

  show(): void {
    needsReady('Notification')
    shown.push(this)
    records.notifications.push(this.record)
    this.emit('show')
  }

  close(): void {
    this.record.closed = true
    this.emit('close')
  }
}

export const shownNotifications = (): readonly NotificationPart[] => shown
