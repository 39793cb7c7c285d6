import type { Session, WebContents } from 'electron'
import { needsReady } from '../life.ts'
import { StrictEmitter } from '../strict.ts'
import { ProtocolPart } from './protocol.ts'

type Part = Pick<
  Session,
  | 'resolveProxy'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'clearStorageData'
  | 'clearCache'
  | 'forceReloadProxyConfig'
  | 'closeAllConnections'
>
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]

export class SessionPart extends StrictEmitter implements Part {
  readonly protocol = new ProtocolPart()
  /** What `resolveProxy` answers. */
  proxy = 'DIRECT'
  private request: RequestHandler = null
  private check: CheckHandler = null

  constructor() {
    super('session', ['will-download'])
  }

  async resolveProxy(_url: string): Promise<string> {
    return Promise.resolve(this.proxy)
  }

  async forceReloadProxyConfig(): Promise<void> {}

  async closeAllConnections(): Promise<void> {}

  async clearStorageData(): Promise<void> {}

  async clearCache(): Promise<void> {}

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.request = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.check = handler
  }

  setDevicePermissionHandler(_handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {}

  setSpellCheckerEnabled(_enabled: boolean): void {}

  /** What the app's handlers say about a permission: without handlers Electron grants everything. */
  async allows(contents: WebContents, permission: string, url: string): Promise<boolean> {
    const name = permission as never
    const details = { isMainFrame: true, requestingUrl: url } as never
    if (this.check !== null && !this.check(contents, name, new URL(url).origin, details)) return false
    const { request } = this
    if (request === null) return true
    return new Promise((resolve) => request(contents, name, resolve, details))
  }
}

const defaultSession = new SessionPart()

class SessionModule extends StrictEmitter {
  constructor() {
    super('session')
  }

  get defaultSession(): SessionPart {
    needsReady('session')
    return defaultSession
  }
}

export const session = new SessionModule()
/** `electron.protocol` is the default session's. */
export const protocol = defaultSession.protocol
export const theSession = defaultSession
