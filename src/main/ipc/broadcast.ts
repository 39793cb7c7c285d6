import type { WebContents } from 'electron'
import type { EventName, EventPayload } from '../../shared/ipc/contract.ts'

/** Tells the page of the window, where there is one. */
export type Broadcast = <N extends EventName>(name: N, payload: EventPayload<N>) => void

type Page = Pick<WebContents, 'send' | 'isDestroyed'>

export function createBroadcast(page: () => Page | undefined): Broadcast {
  return (name, payload) => {
    const now = page()
    if (now && !now.isDestroyed()) now.send(name, payload)
  }
}
