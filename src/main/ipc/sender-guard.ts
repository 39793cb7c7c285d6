import type { IpcMainInvokeEvent } from 'electron'
import { isOurPage } from '../protocol/origin.ts'

export type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** A window of ours, its main frame, showing our page: anything else is not answered. */
export function isKnownSender(known: { has(id: number): boolean }, { sender, senderFrame }: Sender): boolean {
  if (!known.has(sender.id) || senderFrame?.parent !== null) return false
  return isOurPage(senderFrame.url)
}
