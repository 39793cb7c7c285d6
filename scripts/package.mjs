// `npm run package`: the installers of this system, into dist/. Options, after `--`: `--dir` only the app's folder;
// `--target deb` (may be repeated) not all of them; `--electron FOLDER` Electron's own files from there; `--output FOLDER`.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { hasElectron } from './electron-app.mjs'
import { bin, fail, node24, root, run, windows } from './lib.mjs'
import { writePapers } from './papers.mjs'
import { setup } from './setup.mjs'

/** Milliseconds for the download of Electron's binary, on networks that drop what they do not let through. */
const downloadLimit = 300_000
/** What makes an installer, and has to be fetched once. */
const tools = {
  deb: 'fpm',
  AppImage: 'mksquashfs with the runtime of AppImages',
  dmg: 'dmgbuild',
  nsis: 'NSIS',
}
const systems = {
  linux: { flag: '--linux', targets: ['deb', 'AppImage'], app: /^linux.*-unpacked$/ },
  darwin: { flag: '--mac', targets: ['dmg'], app: /^mac/ },
  win32: { flag: '--win', targets: ['nsis'], app: /^win.*-unpacked$/ },
}

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    target: { type: 'string', multiple: true },
    electron: { type: 'string' },
    output: { type: 'string', default: 'dist' },
  },
})
const system = systems[process.platform] ?? fail(`There are no packages for ${process.platform}.`)
const output = resolve(values.output)

setup()
writePapers()
const app = packApp()
const failed = values.dir ? [] : (values.target ?? system.targets).filter((target) => !makeInstaller(target))
process.exit(failed.length > 0 ? 1 : 0)

function packApp() {
  const electron = values.electron === undefined ? ownElectron() : resolve(values.electron)
  const problem = builder(['--dir', `-c.electronDist=${electron}`])
  if (problem !== null) fail(`The app was not packed: ${problem}`)
  const folder = readdirSync(output).find((name) => system.app.test(name))
  console.log(`Packed: ${join(output, folder)}`)
  return join(output, folder)
}

function ownElectron() {
  if (!hasElectron()) {
    console.log('Fetching Electron…')
    run(bin('install-electron'), [], { timeout: downloadLimit, stdio: 'ignore', shell: windows })
  }
  if (!hasElectron())
    fail(
      'Electron’s binary could not be downloaded from github.com (docs/install.md names other ways to get it).',
    )
  return join(root, 'node_modules', 'electron', 'dist')
}

function makeInstaller(target) {
  const problem = builder([target, '--prepackaged', app])
  console.log(problem === null ? `Made: ${target}, in ${output}` : `Not made: ${target}. ${problem}`)
  return problem === null
}

/** Runs electron-builder; null, or what went wrong in one line. */
function builder(args) {
  const cli = join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js')
  const config = ['--config', join(root, 'build', 'electron-builder.mjs'), `-c.directories.output=${output}`]
  const { status, stdout, stderr } = spawnSync(node24, [cli, system.flag, ...args, ...config], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  if (status === 0) return null
  return explain(`${stdout}${stderr}`, args[0])
}

function explain(said, target) {
  const network =
    /⨯ ((?:getaddrinfo |connect )?E[A-Z_]+ \S+|.*(?:HTTPError|status code|Response code).*)/.exec(said)
  if (network) return `Could not download ${tools[target] ?? 'what it needs'}: ${network[1]}`
  return said.trim().split('\n').slice(-20).join('\n')
}
