import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** By these bytes @electron/fuses finds the fuses in a binary; after them stand a version, a count and the fuses. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseCount = 8

/** A folder that electron-builder takes for Electron's: all fuses are on, and nothing in it runs. */
export async function makeElectron(folder: string): Promise<string> {
  const electron = join(folder, 'electron')
  for (const name of ['resources', 'locales']) await mkdir(join(electron, name), { recursive: true })
  const wire = Buffer.from([1, fuseCount, ...Buffer.from('1'.repeat(fuseCount))])
  await writeFile(
    join(electron, 'electron'),
    Buffer.concat([Buffer.from('not a program'), Buffer.from(sentinel), wire]),
  )
  const others = ['version', 'LICENSE', 'LICENSES.chromium.html', 'resources/default_app.asar']
  for (const name of [...others, 'locales/de.pak', 'locales/en-US.pak', 'locales/zh-CN.pak'])
    await writeFile(join(electron, name), '')
  return electron
}
