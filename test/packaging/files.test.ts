import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missing, packed } from './harness/packed.ts'

const native = `node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`

/** Everything in the app's archive is one of these. */
const allowed = [
  /^package\.json$/,
  /^out\/main\/(index|cli|compare|demo)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w-]+\.(js|css)$/,
  /^resources\/icon\.png$/,
  /^resources\/tray\/[a-z]+(Template)?(@2x)?\.png$/,
  /^out\/(main|renderer)\/licenses\.md$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/,
]

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()
}

describe.skipIf(missing !== null)(`the package (${missing ?? 'made here'})`, () => {
  it('holds what runs and nothing else', async () => {
    const files = await filesOf(packed().files)
    const unexpected = files.filter((name) => name !== native && !allowed.some((each) => each.test(name)))
    expect(unexpected).toEqual([])
    for (const each of allowed) expect(files.filter((name) => each.test(name))).not.toEqual([])
  })

  it('keeps keytar outside of its archive, with the native part of this system alone', async () => {
    expect(await filesOf(join(packed().app, 'resources', 'app.asar.unpacked'))).toEqual(
      [
        ...['LICENSE.md', 'lib/keytar.js', 'package.json'].map((name) => `node_modules/keytar/${name}`),
        native,
      ].sort(),
    )
  })

  it('holds of Electron what is needed: neither its own app nor languages that Redrop does not speak', async () => {
    const files = await filesOf(packed().app)
    expect(files.filter((name) => !name.startsWith('resources/app.asar.unpacked/'))).toEqual(
      [
        'LICENSE.electron.txt',
        'LICENSES.chromium.html',
        'locales/en-US.pak',
        'locales/zh-CN.pak',
        'redrop-desktop',
        'resources/LICENSE.txt',
        'resources/apparmor-profile',
        'resources/app.asar',
      ].sort(),
    )
  })

  it('names its main file and its desktop file, and no scripts', async () => {
    const manifest = JSON.parse(await readFile(join(packed().files, 'package.json'), 'utf8')) as object
    expect(manifest).toMatchObject({
      name: 'redrop',
      productName: 'Redrop',
      main: 'out/main/index.js',
      desktopName: 'app.redrop.Redrop.desktop',
    })
    expect(manifest).not.toHaveProperty('scripts')
    expect(manifest).not.toHaveProperty('devDependencies')
  })

  it('has the id by which its installer makes it known to Windows', async () => {
    const config = (await import(new URL('../../build/electron-builder.mjs', import.meta.url).href)) as {
      default: { appId: string }
    }
    expect(await readFile(join(packed().files, 'out', 'main', 'index.js'), 'utf8')).toContain(
      config.default.appId,
    )
  })

  it('brings the licences of the packages in its bundles', async () => {
    const licences = async (bundle: string) =>
      readFile(join(packed().files, 'out', bundle, 'licenses.md'), 'utf8')
    expect(await licences('main')).toMatch(/commander.*MIT[^]*zod.*MIT/)
    expect(await licences('renderer')).toMatch(/reka-ui.*MIT[^]*vue.*MIT/)
  })

  it('is small: the bundles hold what they use of their packages', async () => {
    const { size } = await stat(join(packed().app, 'resources', 'app.asar'))
    expect(size).toBeLessThan(3 * 2 ** 20)
  })
})
