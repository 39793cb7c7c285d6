// Builds the bundles with electron-vite when a source is newer than they are.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail, node24, root, run } from './lib.mjs'

const outputs = [
  'out/main/cli.js',
  'out/main/compare.js',
  'out/main/demo.js',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const sources = [
  'src',
  'test/cloudreve',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'tsconfig.base.json',
]

export function build() {
  const built = outputs.map((file) => join(root, file))
  if (
    built.every(existsSync)
    && Math.min(...built.map((file) => statSync(file).mtimeMs))
      > newest(sources.map((name) => join(root, name)))
  )
    return
  console.log('Building…')
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  if (run(node24, [cli, 'build', '--logLevel', 'warn']) !== 0) fail('The build failed (see above).')
}

function newest(paths) {
  let latest = 0
  for (const path of paths) {
    const stat = statSync(path)
    latest = Math.max(latest, stat.mtimeMs)
    if (stat.isDirectory())
      latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))))
  }
  return latest
}
