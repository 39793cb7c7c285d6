import type { WebContents } from 'electron'
import type { EventName, EventPayload } from '../../shared/ipc/contract.ts'
import type { View } from '../../shared/views.ts'

/** Tells the open pages. */
export type Broadcast = <N extends EventName>(name: N, payload: EventPayload<N>) => void

type Page = Pick<WebContents, 'id' | 'send' | 'isDestroyed'>

/** What is about the main window alone: what its menu asks for, what has come for it, its folder, its plan. */
const ofMainWindow: ReadonlySet<EventName> = new Set<EventName>([
  'onArrival',
  'onCommand',
  'onLive',
  'onPlan',
  'onQuitting',
  'onRows',
])

/** The open pages of Redrop: who may ask, and who is told what. */
export class Pages {
  private readonly open = new Map<number, { readonly page: Page; readonly view: View }>()

  /** Whether these web contents show a page of ours. */
  has(id: number): boolean {
    return this.open.has(id)
  }

  add(page: Page, view: View): void {
    this.open.set(page.id, { page, view })
  }

  remove(id: number): void {
    this.open.delete(id)
  }

  readonly broadcast: Broadcast = (name, payload) => {
    for (const { page, view } of this.open.values()) {
      const isMeant = view === 'main' || !ofMainWindow.has(name)
      if (isMeant && !page.isDestroyed()) page.send(name, payload)
    }
  }
}
