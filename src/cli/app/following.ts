import type { AnswerTo, SocketEvent, SocketItem } from '../../core/node/local-socket/messages.ts'
import type { AppClient } from './client.ts'

type Moved = Extract<SocketEvent, { event: 'moved' }>['moved'][number]

/** The transfers of the app, as they are and as they change. */
export class Following {
  readonly items = new Map<string, SocketItem>()
  readonly progress = new Map<string, Moved>()
  isPaused = false
  /** Told to go on although all are paused. */
  readonly released = new Set<string>()
  private readonly app: AppClient
  private readonly listeners = new Set<(event: SocketEvent) => void>()

  /** Rejects as `AppClient.ask` does. */
  static async begin(app: AppClient): Promise<Following> {
    const following = new Following(app)
    app.on((event) => following.take(event))
    following.keep(await app.ask({ do: 'watch' }))
    return following
  }

  /** Resolves when what the app has done so far is known here. */
  async refresh(): Promise<void> {
    this.keep(await this.app.ask({ do: 'list' }))
  }

  private constructor(app: AppClient) {
    this.app = app
  }

  /** The app has gone. */
  get gone(): Promise<null> {
    return this.app.gone
  }

  on(listener: (event: SocketEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private keep({ items, progress, isPaused }: AnswerTo<'list'>): void {
    this.isPaused = isPaused
    for (const item of items) this.items.set(item.id, item)
    for (const one of progress) this.progress.set(one.id, one)
  }

  private take(event: SocketEvent): void {
    if (event.event === 'changed') {
      this.isPaused = event.isPaused
      for (const item of event.items) this.items.set(item.id, item)
      for (const id of event.removed) this.items.delete(id)
    } else for (const one of event.moved) this.progress.set(one.id, one)
    this.listeners.forEach((listener) => listener(event))
  }
}
