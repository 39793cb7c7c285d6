import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeElectron } from './harness/made-up-electron.ts'
import { missing, packed } from './harness/packed.ts'

interface Hooks {
  afterPack(context: object): void
  afterAllArtifactBuild(): Promise<readonly string[]>
}

const wanted: Readonly<Record<keyof typeof FuseV1Options, boolean>> = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

describe.skipIf(missing !== null)(`the packed binary (${missing ?? 'made here'})`, () => {
  it('has the fuses that Redrop is safe with', async () => {
    const wire = await getCurrentFuseWire(join(packed().app, 'redrop-desktop'))
    const found = Object.keys(wanted).map((name) => {
      const state = wire[FuseV1Options[name as keyof typeof FuseV1Options]]
      return [name, String.fromCharCode(state ?? 0) === '1']
    })
    expect(Object.fromEntries(found)).toEqual(wanted)
  })
})

describe('the check of a package', () => {
  let folder: string
  let hooks: Hooks
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redrop-checks-'))
    hooks = (await import(new URL('../../build/hooks.mjs', import.meta.url).href)) as Hooks
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const context = () => ({
    appOutDir: folder,
    arch: 1,
    electronPlatformName: 'linux',
    packager: {
      executableName: 'redrop-desktop',
      appInfo: { productFilename: 'Redrop' },
      getResourcesDir: (out: string) => join(out, 'resources'),
    },
  })

  async function prebuild(system: string): Promise<void> {
    const path = join(
      folder,
      'resources/app.asar.unpacked/node_modules/keytar/prebuilds',
      system,
      'keytar.node',
    )
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, '')
  }

  it('fails without the native part of the packed system', () => {
    expect(() => hooks.afterPack(context())).toThrow(/linux-x64.*holds: none/)
  })

  it('fails with the native part of another system', async () => {
    await prebuild('linux-x64')
    await prebuild('win32-x64')
    expect(() => hooks.afterPack(context())).toThrow(/no other native part/)
  })

  it('fails on a binary whose fuses were left as they come', async () => {
    await prebuild('linux-x64')
    const electron = await makeElectron(folder)
    await copyFile(join(electron, 'electron'), join(folder, 'redrop-desktop'))
    hooks.afterPack(context())
    await expect(hooks.afterAllArtifactBuild()).rejects.toThrow(/not as wanted: runAsNode, enableNodeOptions/)
  })
})
