import type { WebFrameMain } from 'electron'
import { encode } from '../codec.ts'
import { toApp } from '../origins.ts'
import { StrictEmitter } from '../strict.ts'
import type { PageEnd } from '../page/page-end.ts'

type Part = Pick<
  WebFrameMain,
  | 'url'
  | 'origin'
  | 'name'
  | 'parent'
  | 'top'
  | 'detached'
  | 'processId'
  | 'routingId'
  | 'frameTreeNodeId'
  | 'send'
>

/** The main frame of a window: the only one whose preload can send. */
export class WebFramePart extends StrictEmitter implements Part {
  readonly name = ''
  readonly parent = null
  readonly processId: number
  readonly routingId = 1
  readonly frameTreeNodeId: number
  private readonly end: () => PageEnd | null

  constructor(id: number, end: () => PageEnd | null) {
    super('WebFrameMain', ['dom-ready'])
    this.processId = id
    this.frameTreeNodeId = id
    this.end = end
  }

  get url(): string {
    return toApp(this.end()?.page.url() ?? '')
  }

  /** As Chromium has it for a standard scheme; `new URL().origin` would say 'null' in Node. */
  get origin(): string {
    const { protocol, host } = new URL(this.url)
    return `${protocol}//${host}`
  }

  get top(): WebFrameMain {
    return this as unknown as WebFrameMain
  }

  get detached(): boolean {
    return this.end()?.page.isClosed() ?? true
  }

  send(channel: string, ...args: unknown[]): void {
    void this.end()?.send({ kind: 'event', channel, args: encode(args) })
  }
}
