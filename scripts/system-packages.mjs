// What the keychain (and its tests) need from the system. Installed on Debian and Ubuntu as root; named elsewhere.
import { existsSync } from 'node:fs'
import { ask, has, run } from './lib.mjs'

const needed = [
  { package: 'libsecret-1-0', why: 'keychain access', there: () => hasLibrary('libsecret-1.so.0') },
  { package: 'dbus', why: 'keychain tests', there: () => has('dbus-run-session') },
  { package: 'gnome-keyring', why: 'keychain tests', there: () => has('gnome-keyring-daemon') },
  { package: 'libsecret-tools', why: 'keychain tests', there: () => has('secret-tool') },
  { package: 'curl', why: 'npm run bench', there: () => has('curl') },
  { package: 'chromium', why: 'tests of the window', there: () => has('chromium') },
  {
    package: 'fonts-noto-cjk',
    why: 'pictures in Chinese',
    there: () => existsSync('/usr/share/fonts/opentype/noto'),
  },
]

/** Makes the tests faster where it can be had; the whole Chromium does as well. */
const faster = { package: 'chromium-headless-shell', there: () => has('chromium-headless-shell') }

/** `first`: what is only welcome is tried once, since a network without it answers slowly. */
export function systemPackages({ first }) {
  if (process.platform !== 'linux') return
  neededPackages()
  if (first && !faster.there() && mayInstall() && isKnown(faster.package)) install([faster.package])
}

function neededPackages() {
  const missing = needed.filter((item) => !item.there())
  if (missing.length === 0) return
  const names = missing.map((item) => item.package)
  if (mayInstall()) {
    console.log(`Installing ${names.join(', ')}…`)
    if (install(names) || (update() && install(names))) return
  }
  const reasons = missing.map((item) => `${item.package} (${item.why})`).join(', ')
  const command = has('apt-get')
    ? `sudo apt-get install -y ${names.join(' ')}`
    : `install ${names.join(', ')} with your package manager`
  console.log(`Missing: ${reasons}. To get it: ${command}`)
}

const quiet = {
  stdio: ['ignore', 'ignore', 'ignore'],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
}

function mayInstall() {
  return has('apt-get') && process.getuid() === 0
}

/** A fresh machine may have no lists of packages yet. */
function isKnown(name) {
  const known = () => ask('apt-cache', ['show', name]) !== null
  return known() || (ask('apt-cache', ['show', 'chromium']) === null && update() && known())
}

function update() {
  return run('apt-get', ['-qq', 'update'], quiet) === 0
}

function install(names) {
  return run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...names], quiet) === 0
}

function hasLibrary(name) {
  if (
    ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'].some((f) =>
      existsSync(`${f}/${name}`),
    )
  )
    return true
  return (ask('/sbin/ldconfig', ['-p']) ?? '').includes(name)
}
