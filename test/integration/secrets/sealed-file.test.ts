import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { openSealedFile, sealFile } from '../../../src/core/node/secrets/sealed-file.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'

const key = randomBytes(32)

async function sealed(content: Buffer): Promise<{ folder: string; path: string; to: string }> {
  const folder = await tempFolder()
  const path = join(folder, 'copy.sealed')
  await sealFile(Readable.from([content.subarray(0, 7), content.subarray(7)]), path, key)
  return { folder, path, to: join(folder, 'opened') }
}

describe('a sealed file', () => {
  it.each([0, 1, 3_000_001])('of %i bytes opens to the same bytes', async (size) => {
    const content = randomBytes(size)
    const { folder, path, to } = await sealed(content)
    expect((await readFile(path)).length).toBe(size + 28)
    if (size > 100) expect((await readFile(path)).includes(content.subarray(0, 100))).toBe(false)
    await openSealedFile(path, key, to)
    expect((await readFile(to)).equals(content)).toBe(true)
    for (const name of [path, to]) expect((await stat(name)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).sort()).toEqual(['copy.sealed', 'opened'])
  })

  it.each([
    [
      'has a changed byte in the middle',
      (bytes: Buffer) => bytes.fill(bytes.readUInt8(200_000) ^ 1, 200_000, 200_001),
    ],
    ['has a changed tag', (bytes: Buffer) => bytes.fill(bytes.readUInt8(20) ^ 1, 20, 21)],
    ['is cut', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['is cut in its head', (bytes: Buffer) => bytes.subarray(0, 27)],
    ['is longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)])],
  ])('that %s gives nothing out', async (_what, damage) => {
    const { folder, path, to } = await sealed(randomBytes(500_000))
    await writeFile(path, damage(await readFile(path)))
    await writeFile(to, 'what was there')
    await expect(openSealedFile(path, key, to)).rejects.toMatchObject({ code: 'profile-damaged' })
    expect(await readFile(to, 'utf8')).toBe('what was there')
    expect((await readdir(folder)).sort()).toEqual(['copy.sealed', 'opened'])
  })

  it('opens with its own key only', async () => {
    const { path, to } = await sealed(Buffer.from('content'))
    const other = openSealedFile(path, randomBytes(32), to)
    await expect(other).rejects.toMatchObject({ code: 'profile-damaged' })
    const missing = openSealedFile(`${path}.gone`, key, to)
    await expect(missing).rejects.toMatchObject({ code: 'local-missing' })
  })

  it('appears only when all of its content came; a failing source leaves nothing', async () => {
    const folder = await tempFolder()
    const lost = Object.assign(new Error('lost'), { code: 'ECONNRESET', syscall: 'read' })
    const failing = Readable.from(
      (function* () {
        yield randomBytes(100_000)
        throw lost
      })(),
    )
    await expect(sealFile(failing, join(folder, 'copy.sealed'), key)).rejects.toBe(lost)
    expect(await readdir(folder)).toEqual([])
    const nowhere = sealFile(Readable.from([Buffer.alloc(1)]), join(folder, 'missing', 'copy.sealed'), key)
    await expect(nowhere).rejects.toMatchObject({ code: 'local-missing' })
  })
})
