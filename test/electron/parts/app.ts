import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { chromiumNow, started } from '../host.ts'
import { life, needsBeforeReady, needsReady } from '../life.ts'
import { problem, records } from '../records.ts'
import { appPaths } from './app-paths.ts'
import { CommandLinePart } from './command-line.ts'
import { preventable } from './events.ts'
import { SingleInstance } from './single-instance.ts'
import { SystemEntries } from './system-entries.ts'
import { openWindows } from './windows.ts'

interface Manifest {
  readonly name: string
  readonly productName?: string
  readonly version: string
}

type Part = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'focus'
  | 'relaunch'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'name'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'isPackaged'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'getLoginItemSettings'
  | 'setLoginItemSettings'
  | 'setAboutPanelOptions'
  | 'showAboutPanel'
  | 'setBadgeCount'
  | 'setDesktopName'
  | 'getApplicationNameForProtocol'
>

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'open-file',
  'open-url',
  'second-instance',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'web-contents-created',
  'render-process-gone',
  'child-process-gone',
  'certificate-error',
  'session-created',
]

class AppPart extends SystemEntries implements Part {
  readonly isPackaged = false
  readonly commandLine = new CommandLinePart()
  private readonly manifest = JSON.parse(
    readFileSync(join(started.appFolder, 'package.json'), 'utf8'),
  ) as Manifest
  private readonly paths: Map<string, string>
  private readonly instance: () => SingleInstance
  private readonly readiness = Promise.withResolvers<undefined>()

  name: string

  constructor() {
    super('app', events)
    this.name = this.manifest.productName ?? this.manifest.name
    this.paths = appPaths(this.name, this.commandLine.switches)
    let instance: SingleInstance | null = null
    this.instance = () => (instance ??= new SingleInstance(this.getPath('userData')))
  }

  /** Called by the starter once the main bundle has been evaluated. */
  becomeReady(): void {
    this.emit('will-finish-launching')
    life.ready = true
    this.emit('ready', {}, {})
    this.readiness.resolve(undefined)
  }

  isReady(): boolean {
    return life.ready
  }

  async whenReady(): Promise<undefined> {
    return this.readiness.promise
  }

  quit(): void {
    if (life.quitting) return
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    life.quitting = true
    for (const window of openWindows()) {
      if (window.requestClose()) continue
      life.quitting = false
      return
    }
    this.afterLastWindow()
  }

  /** Goes on with a quit whose windows are closed; without one, the app decides by `window-all-closed`. */
  afterLastWindow(): void {
    if (openWindows().length > 0) return
    if (!life.quitting) {
      if (this.listenerCount('window-all-closed') > 0) {
        this.emit('window-all-closed')
        return
      }
      this.quit()
      return
    }
    const will = preventable()
    this.emit('will-quit', will)
    life.quitting = false
    if (!will.defaultPrevented) this.exit(0)
  }

  exit(code = 0): void {
    if (life.exiting) return
    life.exiting = true
    this.emit('quit', {}, code)
    this.instance().release()
    void chromiumNow()
      .close()
      .finally(() => process.exit(code))
  }

  focus(): void {
    openWindows().at(-1)?.focus()
  }

  relaunch(): void {
    problem('app.relaunch is recorded only')
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return this.manifest.version
  }

  getAppPath(): string {
    return started.appFolder
  }

  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  getLocale(): string {
    needsReady('app.getLocale')
    return this.commandLine.getSwitchValue('lang') || started.locale
  }

  getSystemLocale(): string {
    needsReady('app.getSystemLocale')
    return started.locale
  }

  getPreferredSystemLanguages(): string[] {
    return [started.locale]
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    return this.instance().request(start, (second) => {
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData)
    })
  }

  hasSingleInstanceLock(): boolean {
    return this.instance().held
  }

  releaseSingleInstanceLock(): void {
    this.instance().release()
  }

  enableSandbox(): void {
    needsBeforeReady('app.enableSandbox')
  }

  setAppUserModelId(_id: string): void {}

  setDesktopName(_name: string): void {
    needsBeforeReady('app.setDesktopName')
  }

  setAboutPanelOptions(_options: object): void {}

  showAboutPanel(): void {}

  setBadgeCount(count = 0): boolean {
    records.badge = count
    return true
  }
}

export const app = new AppPart()
