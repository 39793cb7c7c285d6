// `npm start`: set-up, then the app. Where nothing can be shown: the demo on the command line, and pictures of the window.
import { join } from 'node:path'
import { hasDisplay, hasElectron, openApp } from './electron-app.mjs'
import { bin, node24, root, run, windows } from './lib.mjs'
import { setup } from './setup.mjs'

/** Milliseconds for the download of Electron's binary, on networks that drop what they do not let through. */
const downloadLimit = 120_000

setup()
if (!hasDisplay()) {
  const demo = run(node24, ['test/cloudreve/demo/demo.ts', ...process.argv.slice(2)])
  process.exit(demo || openApp({ pictures: join(root, 'out', 'screenshots') }))
}
if (!hasElectron()) {
  console.log('Fetching Electron…')
  run(bin('install-electron'), [], { timeout: downloadLimit, stdio: 'ignore', shell: windows })
}
process.exit(openApp())
