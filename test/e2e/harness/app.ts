import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { SmallView } from '../../../src/shared/views.ts'
import { Driver } from './driver.ts'
import { electronBinary, RealElectron } from './real-electron.ts'
import { StandIn, type Launch } from './stand-in.ts'
import { PageWatch } from './watch.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Folder of the built app: this project's, or another one that is named. */
const appFolder = process.env['REDROP_APP'] ?? root

export interface AppOptions {
  readonly locale?: 'en-US' | 'zh-CN'
  readonly colorScheme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  /** Profile of an earlier run, to go on with. */
  readonly home?: string
  readonly env?: NodeJS.ProcessEnv
  /** Arguments of the app itself. */
  readonly args?: readonly string[]
  /** The desktop shows tray icons. */
  readonly tray?: boolean
}

/** What the runs of this process use. */
export const runsOn = (): 'Electron' | 'the stand-in' =>
  electronBinary() === null ? 'the stand-in' : 'Electron'

/** How the app is started with this profile: a test may start it a second time by the same. */
export function launchOf(home: string, options: AppOptions = {}): Launch {
  const { locale = 'en-US', colorScheme = 'light', args = [], tray = false, env } = options
  return {
    folder: appFolder,
    args: [`--lang=${locale}`, ...args],
    env: {
      REDROP_HOME: join(home, 'profile'),
      // Tests must not meet the keychain of whoever runs them, nor what starts at their login, nor their menus.
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      REDROP_PASSPHRASE: 'for the tests',
      // Who says something about the passphrase wants no keychain.
      ...(env !== undefined && 'REDROP_PASSPHRASE' in env
        ? {}
        : { STAND_IN_KEYCHAIN: join(home, 'keychain') }),
      STAND_IN_LOCALE: locale,
      STAND_IN_COLOR_SCHEME: colorScheme,
      ...(tray ? { PATH: withTrayHost(home) } : {}),
      ...env,
    },
  }
}

/** A desktop that shows tray icons, as far as the app asks for it: the session bus says that somebody does. */
function withTrayHost(home: string): string {
  const folder = join(home, 'bin')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'gdbus'), '#!/bin/sh\necho "(true,)"\n', { mode: 0o755 })
  return `${folder}${delimiter}${process.env['PATH'] ?? ''}`
}

const origin = (isStandIn: boolean): string => (isStandIn ? 'http://redrop.localhost/' : 'app://redrop/')

/** The built app, running, with its first window loaded. */
export class App {
  readonly page: Page
  /** Profile; it stays after `stop`, so that another run can go on with it. */
  readonly home: string
  readonly watch: PageWatch
  private readonly host: StandIn | RealElectron
  private readonly driver: Driver
  private readonly options: AppOptions
  private scheme: 'light' | 'dark'

  private constructor(
    host: StandIn | RealElectron,
    driver: Driver,
    page: Page,
    home: string,
    options: AppOptions,
  ) {
    this.host = host
    this.driver = driver
    this.page = page
    this.home = home
    this.options = options
    this.scheme = options.colorScheme ?? 'light'
    this.watch = new PageWatch(page)
  }

  static async launch(options: AppOptions = {}): Promise<App> {
    const home = options.home ?? mkdtempSync(join(tmpdir(), 'redrop-e2e-'))
    const launch = launchOf(home, options)
    const binary = electronBinary()
    const host = binary === null ? await StandIn.start(launch) : await RealElectron.start(binary, launch)
    const driver = await Driver.connect(host.endpoint)
    const page = await driver.page(origin(binary === null))
    const app = new App(host, driver, page, home, options)
    if (options.size !== undefined) await app.resize(options.size.width, options.size.height)
    return app
  }

  /** What goes on outside the page; null on a real Electron, where the system does it. */
  get standIn(): StandIn | null {
    return this.host instanceof StandIn ? this.host : null
  }

  /** The page of a small window; waits until it is there. What goes wrong in it counts, too. */
  async small(view: SmallView): Promise<Page> {
    const standIn = this.host instanceof StandIn
    const page = await this.driver.page(`${origin(standIn)}index.html?view=${view}`)
    this.watch.follow(page)
    return page
  }

  /** A file of this computer, as new as can be. */
  async file(name: string, content: string | Uint8Array): Promise<string> {
    const folder = join(this.home, 'files')
    await mkdir(folder, { recursive: true })
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }

  async resize(width: number, height: number): Promise<void> {
    const [window] = (await this.standIn?.ask('windows')) ?? []
    if (window !== undefined) await this.standIn?.ask('resize', { id: window.id, width, height })
    await this.page.waitForFunction((wanted) => innerWidth === wanted, width)
  }

  /** The system goes over to the light or the dark. */
  async wear(scheme: 'light' | 'dark'): Promise<void> {
    if (this.standIn === null) await this.page.emulateMedia({ colorScheme: scheme })
    else await this.standIn.ask('setColorScheme', { scheme })
    await this.page.waitForFunction(
      (wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
      scheme,
    )
    this.scheme = scheme
  }

  /** What the menu's zoom does. */
  async zoom(factor: number): Promise<void> {
    const [window] = (await this.standIn?.ask('windows')) ?? []
    if (window !== undefined) await this.standIn?.ask('zoom', { id: window.id, factor })
    await this.page.waitForFunction((wanted) => devicePixelRatio === wanted, factor)
  }

  /** A picture of the window, `<name>-<theme>-<language>.png`; `REDROP_SCREENSHOTS=docs/screenshots` renews the documentation's. */
  async screenshot(name: string): Promise<void> {
    const { locale = 'en-US' } = this.options
    const file = `${name}-${this.scheme}-${locale === 'zh-CN' ? 'zh-CN' : 'en'}.png`
    const folder = process.env['REDROP_SCREENSHOTS'] ?? join(root, 'out', 'screenshots')
    await mkdir(folder, { recursive: true })
    await this.page.screenshot({ path: join(folder, file), animations: 'disabled' })
  }

  /** What went wrong so far, in the page and outside. */
  async problems(): Promise<readonly string[]> {
    const outside =
      this.host instanceof StandIn && this.host.running ? (await this.host.ask('records')).problems : []
    return [...this.watch.seen, ...outside]
  }

  async quit(): Promise<number | null> {
    await this.driver.close()
    return this.host.quit()
  }

  async kill(): Promise<void> {
    await this.driver.close()
    await this.host.kill()
  }

  /** Ends it and removes its files; throws what went wrong on the way. */
  async close(): Promise<void> {
    const problems = await this.problems()
    await this.kill()
    await rm(this.home, { recursive: true, force: true })
    if (problems.length > 0) throw new Error(`not clean:\n${problems.join('\n')}`)
  }
}
