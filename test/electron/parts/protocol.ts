import type { CustomScheme, Protocol } from 'electron'
import { needsBeforeReady, needsReady } from '../life.ts'
import { StrictEmitter } from '../strict.ts'

type Part = Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>
type Handler = (request: Request) => Response | Promise<Response>

const privileged = new Map<string, CustomScheme>()
let registered = false

export class ProtocolPart extends StrictEmitter implements Part {
  private readonly handlers = new Map<string, Handler>()

  constructor() {
    super('protocol')
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    needsBeforeReady('protocol.registerSchemesAsPrivileged')
    if (registered) throw new Error('protocol.registerSchemesAsPrivileged can only be called once')
    registered = true
    for (const scheme of schemes) privileged.set(scheme.scheme, scheme)
  }

  handle(scheme: string, handler: Handler): void {
    needsReady('protocol.handle')
    if (this.handlers.has(scheme)) throw new Error(`protocol ${scheme} is handled already`)
    const { standard, secure } = privileged.get(scheme)?.privileges ?? {}
    if (standard !== true || secure !== true)
      throw new Error(
        `the stand-in serves schemes that are registered as standard and secure only, not ${scheme}`,
      )
    this.handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme)
  }

  /** Answers a page's request by the app's own handler. */
  async respond(request: Request): Promise<Response> {
    const scheme = new URL(request.url).protocol.slice(0, -1)
    const handler = this.handlers.get(scheme)
    if (handler === undefined) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${request.url}`)
    return handler(request)
  }
}
