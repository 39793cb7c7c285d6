// Everything a fresh machine needs, done once; repeated calls only compare stamps (well under a second).
// `node scripts/setup.mjs` alone does the same as the first step of `npm start` and `npm test`.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ask, bin, fail, node24, root, run, windows } from './lib.mjs'
import { systemPackages } from './system-packages.mjs'

const stampFile = join(root, 'node_modules', '.redrop-setup')

export function setup() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20)
    fail(
      `Redrop's scripts need Node 20 or newer; this is ${process.versions.node}. Get one from https://nodejs.org`,
    )
  const first = dependencies()
  node()
  systemPackages({ first })
  build()
}

/** Answers whether there was something to install. */
function dependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return false
  const fresh = !existsSync(join(root, 'node_modules'))
  console.log('Installing the packages…')
  const npm = windows ? 'npm.cmd' : 'npm'
  if (run(npm, [fresh ? 'ci' : 'install', '--no-audit', '--loglevel=error']) !== 0)
    fail('npm could not install the packages (see above).')
  writeFileSync(stampFile, lock)
  return true
}

/** `node@24` fetches its binary in a script of its own, which the lock file does not cover and `--ignore-scripts` skips. */
function node() {
  if (versionOfNode24() === wantedNode()) return
  run(windows ? 'npm.cmd' : 'npm', ['rebuild', 'node', '--loglevel=error'])
  const found = versionOfNode24()
  if (found !== wantedNode()) {
    fail(
      `The package node@${wantedNode()} has no working binary (found: ${found ?? 'none'}). Run: npm rebuild node`,
    )
  }
}

function wantedNode() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node
}

function versionOfNode24() {
  return existsSync(node24) && existsSync(bin('node'))
    ? (ask(node24, ['-p', 'process.versions.node']) ?? null)
    : null
}

if (process.argv[1] === join(root, 'scripts', 'setup.mjs')) setup()
