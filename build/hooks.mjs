// What is left out of Electron's own files, and what must be true of a package: looked at in what was made; anything else
// fails the build.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { fuses } from './fuses.mjs'

/** Binaries of this build; fuses are burnt after `afterPack`. */
const binaries = []

/** electron-builder's names of architectures, by its numbers. */
const architectures = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/**
 * Electron's own app, and a file for its installer.
 * @param {import('electron-builder').AfterExtractContext} context
 */
export function afterExtract({ appOutDir, electronPlatformName: platform }) {
  const resources = platform === 'darwin' ? join('Electron.app', 'Contents', 'Resources') : 'resources'
  for (const name of [join(resources, 'default_app.asar'), 'version'])
    rmSync(join(appOutDir, name), { force: true })
}

/** @param {import('electron-builder').AfterPackContext} context */
export function afterPack({ appOutDir, arch, electronPlatformName: platform, packager }) {
  const resources = packager.getResourcesDir(appOutDir)
  oneNativePart(join(resources, 'app.asar.unpacked'), `${platform}-${architectures[arch]}`)
  binaries.push(join(appOutDir, binaryName(packager, platform)))
}

export async function afterAllArtifactBuild() {
  for (const binary of binaries) await fusesAsWanted(binary)
  return []
}

function binaryName(packager, platform) {
  const { productFilename } = packager.appInfo
  if (platform === 'linux') return packager.executableName
  return platform === 'win32' ? `${productFilename}.exe` : `${productFilename}.app`
}

function oneNativePart(unpacked, wanted) {
  const found = existsSync(unpacked)
    ? readdirSync(unpacked, { recursive: true }).filter((name) => name.endsWith('.node'))
    : []
  const path = join('node_modules', 'keytar', 'prebuilds', wanted, 'keytar.node')
  if (found.length !== 1 || found[0] !== path)
    throw new Error(
      `The package must hold ${path} and no other native part; it holds: ${found.join(', ') || 'none'}`,
    )
}

async function fusesAsWanted(binary) {
  const wire = await getCurrentFuseWire(binary)
  const wrong = Object.entries(fuses).filter(([name, isOn]) => {
    const option = FuseV1Options[`${name.charAt(0).toUpperCase()}${name.slice(1)}`]
    return wire[option] !== (isOn ? '1' : '0').charCodeAt(0)
  })
  if (wrong.length > 0)
    throw new Error(`Fuses of ${binary} are not as wanted: ${wrong.map(([name]) => name).join(', ')}`)
}
