import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signedIn } from './harness/world.ts'

const report = 'cloudreve://my/report.txt'

async function there(content: Uint8Array<ArrayBuffer> = Buffer.from('theirs')) {
  const made = await signedIn()
  await made.other.save(report, content)
  return made
}

describe('get', () => {
  it('writes a file, or into a folder under its own name', async () => {
    const { run, folder } = await there()
    const path = join(folder, 'here.txt')
    expect(await run(['get', report, path])).toMatchObject({ code: 0, out: '', err: '' })
    expect(await readFile(path, 'utf8')).toBe('theirs')
    const into = await run(['get', report, folder], { tty: true })
    expect(into.out).toBe(`Downloaded “report.txt” to ${join(folder, 'report.txt')} (6 bytes).\n`)
    expect(await readFile(join(folder, 'report.txt'), 'utf8')).toBe('theirs')
    expect((await readdir(folder)).sort()).toEqual(['here.txt', 'report.txt'])
  })

  it('leaves a local file alone without --overwrite', async () => {
    const { run, folder } = await there()
    const path = join(folder, 'here.txt')
    await writeFile(path, 'mine')
    expect(await run(['get', report, path])).toMatchObject({
      code: 3,
      err: `“${path}” exists already. Nothing was written; add --overwrite to replace it.\n`,
    })
    expect(await readFile(path, 'utf8')).toBe('mine')
    expect((await run(['get', report, path, '--overwrite'])).code).toBe(0)
    expect(await readFile(path, 'utf8')).toBe('theirs')
  })

  it('writes through a symbolic link instead of replacing it', async () => {
    const { run, folder } = await there()
    const path = join(folder, 'real.txt')
    await writeFile(path, 'mine')
    await symlink(path, join(folder, 'link.txt'))
    expect((await run(['get', report, join(folder, 'link.txt'), '--overwrite'])).code).toBe(0)
    expect(await readFile(path, 'utf8')).toBe('theirs')
  })

  it('puts nothing in the place of a device, a folder or a folder that is missing', async () => {
    const { run, folder } = await there()
    expect(await run(['get', report, '/dev/null', '--overwrite'])).toMatchObject({ code: 6 })
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
    await mkdir(join(folder, 'report.txt'))
    expect((await run(['get', report, folder, '--overwrite'])).code).toBe(6)
    expect(await run(['get', report, join(folder, 'none', 'a.txt')])).toMatchObject({
      code: 6,
      err: `There is no “${join(folder, 'none')}” on this computer.\n`,
    })
  })

  it('names what is not there, and a folder', async () => {
    const { run, folder } = await there()
    expect(await run(['get', 'cloudreve://my/none.txt', folder])).toMatchObject({
      code: 6,
      err: 'There is nothing at “cloudreve://my/none.txt”.\n',
    })
    expect((await run(['get', 'cloudreve://my', folder])).err).toMatch(/^“cloudreve:\/\/my” is a folder\./)
  })

  it('goes on where a broken download ended', async () => {
    const content = randomBytes(3 * 2 ** 20)
    const { run, folder, server } = await there(content)
    const path = join(folder, 'big.bin')
    const served = () => server.requests.filter(({ path: at }) => at.includes('/file/content')).length
    server.faults.add({
      match: { method: 'GET', path: /file\/content/ },
      times: 1,
      do: { kind: 'cut-answer', afterBytes: 2 * 2 ** 20 },
    })
    expect((await run(['get', report, path])).code).toBe(0)
    expect(served()).toBeGreaterThan(1)
    const ranges = server.requests.flatMap(({ headers }) => headers['range'] ?? [])
    expect(ranges).toHaveLength(1)
    expect(ranges[0]).not.toBe('bytes=0-')
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(hash(await readFile(path))).toBe(hash(content))
    expect(await readdir(folder)).toEqual(['big.bin'])
  })

  it('tells put what the local file was built on', async () => {
    const { run, folder, other, content } = await there()
    const path = join(folder, 'here.txt')
    await run(['get', report, path])
    await other.save(report, Buffer.from('newer'))
    await writeFile(path, 'edited')
    const { code, err } = await run(['put', path, report])
    expect(code).toBe(3)
    expect(err).toMatch(/saved a newer version after the one you started from/)
    expect(await content(report)).toBe('newer')
  })
})
