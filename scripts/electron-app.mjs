// Opens the built app: in Electron where its binary is, else in Chromium through the stand-in of the tests, else, where
// nothing can be shown, without a window: it is used by a script, and pictures of that are written.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { node24, root, run, windows } from './lib.mjs'

/** Is Electron's own binary there? It is downloaded apart from its package. */
export function hasElectron() {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  return existsSync(named) && existsSync(join(folder, 'dist', readFileSync(named, 'utf8').trim()))
}

/** Can a window be shown here? */
export function hasDisplay() {
  return (
    windows || process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  )
}

/** Opens the app with a demo server beside it, and returns its exit code when it ends. */
export function openApp({ pictures = join(root, 'docs', 'screenshots') } = {}) {
  build()
  const show = join(root, 'test', 'e2e', 'show', 'show.ts')
  if (hasDisplay()) {
    console.log(
      hasElectron()
        ? 'Opening Redrop.'
        : 'Electron’s binary is not here, so Redrop opens in Chromium instead, by the stand-in that its tests use.',
    )
    return run(node24, [show])
  }
  console.log('There is no display: Redrop runs without a window, and pictures are taken.')
  return run(node24, [show, '--screenshots', pictures])
}

if (process.argv[1] === join(root, 'scripts', 'electron-app.mjs')) process.exit(openApp())
