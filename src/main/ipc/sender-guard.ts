import type { IpcMainInvokeEvent } from 'electron'
import { isOurPage } from '../protocol/origin.ts'

export type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** Our window, its main frame, showing our page: anything else is not answered. */
export function isKnownSender(known: ReadonlySet<number>, { sender, senderFrame }: Sender): boolean {
  if (!known.has(sender.id) || senderFrame?.parent !== null) return false
  return isOurPage(senderFrame.url)
}
