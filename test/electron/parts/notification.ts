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
  private readonly record: { title: string; body: string; buttons: string[]; closed: boolean }

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
    const buttons = (options.actions ?? []).map(({ text }) => text ?? '')
    this.record = { title: this.title, body: this.body, buttons, closed: false }
  }

  show(): void {
    needsReady('Notification')
    shown.push(this)
    records.notifications.push(this.record)
    this.emit('show')
  }

  /** What a click on its button with this label does. */
  press(button: string): void {
    const actionIndex = this.record.buttons.indexOf(button)
    if (actionIndex < 0) throw new Error(`no button “${button}” in ${JSON.stringify(this.record)}`)
    this.emit('action', { actionIndex, selectionIndex: -1 })
  }

  close(): void {
    this.record.closed = true
    this.emit('close')
  }
}

export const shownNotifications = (): readonly NotificationPart[] => shown
