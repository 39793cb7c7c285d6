import type { App, BaseWindow, Dialog } from 'electron'
import type { Clock, Logger } from '../../core/ports/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import type { Queue } from '../queue/queue.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

/** Milliseconds that the answers to fully sent requests are waited for; after that they are looked up at the next start. */
const patience = 20_000

export interface QuitParts {
  readonly app: Pick<App, 'exit'>
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
  readonly log: Logger
  readonly broadcast: Broadcast
  readonly activity: Activity
  readonly queue: Pick<Queue, 'stop' | 'size'>
  t(): Translator
  window(): BaseWindow | null
  /** Null: there is no tray to go on in. */
  readonly goOnInTray: (() => void) | null
  /** Everything that ends with the app, in this order. */
  readonly close: readonly (() => Promise<void> | void)[]
}

/** The way out: asks while something is sent, never hangs up on what is fully sent, and then closes all in order. */
export class Quit {
  private readonly parts: QuitParts
  private state: 'running' | 'asking' | 'closing' = 'running'

  constructor(parts: QuitParts) {
    this.parts = parts
  }

  /** For `before-quit`: the app ends by `exit` once all is closed. */
  requested(event: { preventDefault(): void }): void {
    event.preventDefault()
    if (this.state !== 'running') return
    this.run().catch((error: unknown) => {
      this.parts.log.error('quit-failed', { error: String(error) })
      this.parts.app.exit(1)
    })
  }

  private async run(): Promise<void> {
    this.state = 'asking'
    if (!(await this.agreed())) {
      this.state = 'running'
      return
    }
    this.state = 'closing'
    await this.settle()
    for (const step of this.parts.close) await step()
    this.parts.app.exit(0)
  }

  private async agreed(): Promise<boolean> {
    const { queue, activity, dialog, goOnInTray } = this.parts
    if (queue.size === 0) return true
    const t = this.parts.t()
    const sending = activity.items().find(({ phase }) => phase === 'sending' || phase === 'saving')
    const name = sending?.name ?? activity.items()[0]?.name ?? ''
    const buttons = [t('desktop.quit.quit'), t('desktop.quit.cancel')]
    const options = {
      type: 'question' as const,
      message: t(queue.size === 1 ? 'desktop.quit.titleOne' : 'desktop.quit.title', { n: queue.size }),
      detail: t('desktop.quit.text', { name }),
      buttons: goOnInTray ? [...buttons, t('desktop.quit.keep')] : buttons,
      defaultId: goOnInTray ? 2 : 1,
      cancelId: 1,
      noLink: true,
    }
    const window = this.parts.window()
    const { response } = await (window
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options))
    if (response === 2) goOnInTray?.()
    return response === 0
  }

  private async settle(): Promise<void> {
    const { activity, queue, broadcast, clock, log } = this.parts
    const held = [...activity.all()].filter(({ state }) =>
      ['saving', 'resolving', 'verifying'].includes(state.name),
    ).length
    if (held > 0) broadcast('onQuitting', { waitingFor: held, until: clock.now() + patience })
    const limit = new AbortController()
    const late = clock.sleep(patience, limit.signal).then(
      () => log.warn('quit-without-answers', { held }),
      (error: unknown) => {
        if (!limit.signal.aborted) throw error
      },
    )
    await Promise.race([queue.stop(), late])
    limit.abort()
  }
}
