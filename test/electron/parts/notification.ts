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
  }

  show(): void {
    needsReady('Notification')
    shown.push(this)
    records.notifications.push({ title: this.title, body: this.body })
    this.emit('show')
  }

  close(): void {
    this.emit('close')
  }
}

export const shownNotifications = (): readonly NotificationPart[] => shown
