import type { App } from 'electron'
import type { HandedOver } from '../deep-link/incoming.ts'
import { linkScheme } from '../deep-link/link.ts'

/** By which Windows tells whose notifications and windows these are; the installer writes the same. */
const appId = 'app.redrop.Redrop'

export interface Start {
  readonly handedOver: HandedOver
  /** The program and the arguments that start this very app again. */
  readonly command: readonly string[]
}

/** How this process was started. Unpackaged, the program is Electron and its first argument the app's folder. */
export function startOf(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  argv: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Start {
  // An AppImage is mounted anew, at another place, by each start.
  const program = env['APPIMAGE'] ?? argv[0] ?? ''
  return {
    handedOver: { args: argv.slice(app.isPackaged ? 1 : 2), cwd },
    command: app.isPackaged ? [program] : [program, app.getAppPath()],
  }
}

/** Links and notifications of the installed app; on Linux its desktop entry says the same. */
export function beKnownToTheSystem(
  app: Pick<App, 'isPackaged' | 'setAppUserModelId' | 'setAsDefaultProtocolClient'>,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'win32') app.setAppUserModelId(appId)
  if (app.isPackaged && platform !== 'linux') app.setAsDefaultProtocolClient(linkScheme)
}
