// `node test/electron/run.ts FOLDER [arguments]`: runs the built app in FOLDER as `electron FOLDER [arguments]` would.
// Environment: STAND_IN_HEADED=1 shows windows, STAND_IN_WHOLE=1 takes a whole Chromium without them,
// STAND_IN_KEYCHAIN=FOLDER holds secrets in place of the system's keychain, STAND_IN_COLOR_SCHEME=dark, STAND_IN_LOCALE=zh-CN, CHROMIUM_PATH.
import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { useKeychain } from '../keychain/use.ts'
import { setChromium, started } from './host.ts'
import { mapElectron } from './hooks.ts'
import { life } from './life.ts'

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/stand-in', import.meta.url)))
const [, , folder = '.', ...args] = process.argv
const { env } = process
started.appFolder = resolve(folder)
started.args = args
started.headless = env['STAND_IN_HEADED'] !== '1'
started.locale = env['STAND_IN_LOCALE'] ?? 'en-US'
// Electron's own argv: the program, the app, its arguments.
process.argv = [process.execPath, started.appFolder, ...args]

const { startChromium } = await import('./chromium.ts')
const launching = startChromium(started)
const { versions } = await import('./parts/preload-process.ts')
const { serveApp } = await import('./navigation.ts')
const { app } = await import('./parts/app.ts')
const { listenToTests } = await import('./control/listen.ts')
mapElectron()
if (env['STAND_IN_KEYCHAIN'] !== undefined) useKeychain(env['STAND_IN_KEYCHAIN'])

const running = await launching
setChromium(running)
Object.defineProperties(process, {
  versions: { value: Object.freeze({ ...process.versions, ...versions() }) },
  type: { value: 'browser' },
  resourcesPath: { value: join(started.appFolder, 'resources') },
  defaultApp: { value: true },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

const manifest = JSON.parse(readFileSync(join(started.appFolder, 'package.json'), 'utf8')) as { main: string }
await import(pathToFileURL(join(started.appFolder, manifest.main)).href)
// A second start ends while its main module is still being evaluated.
if (!life.exiting) {
  serveApp(running.browser)
  listenToTests()
  app.becomeReady()
}
