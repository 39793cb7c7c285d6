import type { Site } from '../state/site.ts'
import type { FileNode } from '../state/types.ts'
import { merge } from './merge.ts'
import type { FileEvent } from './merge.ts'

export interface Change {
  readonly kind: 'create' | 'modify' | 'rename' | 'delete'
  readonly node: FileNode
  /** Names from the owner's root folder on. */
  readonly from: readonly string[]
  readonly to?: readonly string[]
  /** `X-Cr-Client-Id` of the call that did it. */
  readonly clientId: string
}

export type Send = (text: string) => void

interface Subscription {
  readonly key: string
  readonly folder: FileNode
  readonly clientId: string
  connections: Send[]
  pending: FileEvent[]
  timer: NodeJS.Timeout | null
}

/** The real server's channel holds 16 events while a 17th is being sent; more are dropped silently (contract §5.11). */
const channelSize = 17

/** Subscriptions by user, client id and folder, with one debounce timer each. All in memory. */
export class EventHub {
  private subscriptions: Subscription[] = []
  private closers = new Set<() => void>()

  /** Returns the first event's name; `detach` is to be called when the connection ends. */
  attach(
    site: Site,
    options: { userId: number; clientId: string; folder: FileNode; send: Send; close: () => void },
  ) {
    const { userId, clientId, folder, send, close } = options
    const key = `${userId} ${clientId} ${folder.id}`
    const known = this.subscriptions.find((each) => each.key === key)
    const subscription = known ?? { key, folder, clientId, connections: [], pending: [], timer: null }
    if (known === undefined) this.subscriptions.push(subscription)
    subscription.connections.push(send)
    this.closers.add(close)
    if (subscription.pending.length > 0) this.debounce(site, subscription)
    const detach = (): void => {
      this.closers.delete(close)
      // The end of one connection marks the client offline, even if another one uses the same id.
      subscription.connections = []
    }
    return { first: known === undefined ? 'subscribed' : 'resumed', detach }
  }

  emit(site: Site, change: Change): void {
    for (const subscription of this.subscriptions) {
      const { folder, clientId } = subscription
      if (folder.ownerId !== change.node.ownerId || clientId === change.clientId) continue
      if (site.tree.get(folder.id) === undefined || site.tree.top(folder).trashed) continue
      const event = seenFrom(site.tree.path(folder), site.ids.encode('file', change.node.id), change)
      if (event === null) continue
      subscription.pending = merge(subscription.pending, event)
      this.debounce(site, subscription)
    }
  }

  /** Ends every stream and forgets all subscriptions, as a server stop does. */
  stop(): void {
    for (const subscription of this.subscriptions)
      if (subscription.timer !== null) clearTimeout(subscription.timer)
    for (const close of this.closers) close()
    this.subscriptions = []
    this.closers.clear()
  }

  private debounce(site: Site, subscription: Subscription): void {
    if (subscription.timer !== null) clearTimeout(subscription.timer)
    subscription.timer = setTimeout(() => this.flush(subscription), site.settings.eventDebounceMs)
  }

  private flush(subscription: Subscription): void {
    subscription.timer = null
    const { connections, pending } = subscription
    if (connections.length === 0) return
    subscription.pending = []
    for (const [index, event] of pending.slice(0, channelSize).entries()) {
      connections[index % connections.length]?.(`event:event\ndata:${JSON.stringify(event)}\n\n`)
    }
  }
}

/** The change relative to a folder; null when it happened elsewhere or to the folder itself. */
function seenFrom(folder: readonly string[], fileId: string, change: Change): FileEvent | null {
  const from = below(folder, change.from)
  const event = (type: FileEvent['type'], source: string, to = ''): FileEvent => {
    return { type, file_id: fileId, from: source, to }
  }
  if (change.to === undefined) return from === null ? null : event(change.kind, from)
  const to = below(folder, change.to)
  if (from !== null && to !== null) return event('rename', from, to)
  if (from !== null) return event('delete', from)
  return to === null ? null : event('create', to)
}

function below(folder: readonly string[], path: readonly string[]): string | null {
  if (path.length <= folder.length || !folder.every((name, index) => name === path[index])) return null
  return `/${path.slice(folder.length).join('/')}`
}
