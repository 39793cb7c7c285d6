import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { decode, encode } from '../codec.ts'
import type { ToPage } from '../page/messages.ts'
import { StrictEmitter } from '../strict.ts'

type Part = Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler' | 'removeAllListeners'>
type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown
type Listener = (event: IpcMainEvent, ...args: unknown[]) => void

export class IpcMainPart extends StrictEmitter implements Part {
  private readonly handlers = new Map<string, Handler>()
  private readonly channels = new Map<string, Listener[]>()

  constructor() {
    super('ipcMain')
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.handlers.delete(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  override on(channel: string, listener: (...args: never[]) => void): this {
    this.channels.set(channel, [...(this.channels.get(channel) ?? []), listener as Listener])
    return this
  }

  override off(channel: string, listener: (...args: never[]) => void): this {
    const kept = (this.channels.get(channel) ?? []).filter((each) => each !== listener)
    this.channels.set(channel, kept)
    return this
  }

  override removeListener(channel: string, listener: (...args: never[]) => void): this {
    return this.off(channel, listener)
  }

  override removeAllListeners(channel?: string): this {
    if (channel === undefined) this.channels.clear()
    else this.channels.delete(channel)
    return this
  }

  handles(channel: string): boolean {
    return this.handlers.has(channel)
  }

  /** A message of `ipcRenderer.send`. */
  receive(event: IpcMainEvent, channel: string, args: string): void {
    for (const listener of this.channels.get(channel) ?? []) listener(event, ...(decode(args) as unknown[]))
  }

  /** A call of `ipcRenderer.invoke`: what goes wrong arrives with its message only, as in Electron. */
  async answer(event: IpcMainInvokeEvent, channel: string, args: string, call: number): Promise<ToPage> {
    try {
      const handler = this.handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      const value: unknown = await handler(event, ...(decode(args) as unknown[]))
      return { kind: 'result', call, value: encode(value) }
    } catch (error) {
      return { kind: 'error', call, message: `Error invoking remote method '${channel}': ${String(error)}` }
    }
  }
}

export const ipcMain = new IpcMainPart()
