import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAtLocal, readFolder, type LocalItem } from '../../../../../src/core/node/files/tree.ts'

let folder: string
let root: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-tree-'))
  root = join(folder, 'dropped')
  await mkdir(root)
})
afterEach(() => rm(folder, { recursive: true }))

async function items(): Promise<Map<string, LocalItem>> {
  const found = await readFolder(root, [root])
  return new Map(found?.map((item) => [item.name, item]))
}
const leftOut = async (name: string) => (await items()).get(name)?.leftOut

describe('a local folder', () => {
  it('tells its files with their identity, and its folders', async () => {
    await writeFile(join(root, 'a.txt'), 'content')
    await mkdir(join(root, 'Deck.key'))
    const found = await items()
    expect(found.get('a.txt')).toMatchObject({ type: 'file', leftOut: null, snapshot: { size: 7 } })
    expect(found.get('Deck.key')).toMatchObject({ type: 'folder', leftOut: null, isBundle: true })
  })

  it('has 10,000 files', async () => {
    await Promise.all(Array.from({ length: 10_000 }, (_, at) => writeFile(join(root, `${at}`), '')))
    expect((await items()).size).toBe(10_000)
  })

  it('leaves out what programs left, but knows what it is', async () => {
    await writeFile(join(root, '~$Budget.xlsx'), 'a name')
    const item = (await items()).get('~$Budget.xlsx')
    expect(item).toMatchObject({ leftOut: { why: 'dropping', dropping: 'lock' }, snapshot: { size: 6 } })
  })

  it('follows a link to a file inside, leaves out one that leads outside', async () => {
    await writeFile(join(root, 'a.txt'), 'inside')
    await writeFile(join(folder, 'b.txt'), 'out there')
    await symlink(join(root, 'a.txt'), join(root, 'in'))
    await symlink(join(folder, 'b.txt'), join(root, 'out'))
    const found = await items()
    expect(found.get('in')).toMatchObject({ leftOut: null, snapshot: { size: 6 } })
    expect(found.get('out')).toMatchObject({ leftOut: { why: 'link-out' }, snapshot: { size: 9 } })
  })

  it('leaves out links to folders, so that none goes round for ever, and links to nothing', async () => {
    await symlink(root, join(root, 'loop'))
    await symlink(join(root, 'nowhere'), join(root, 'broken'))
    expect(await leftOut('loop')).toEqual({ why: 'link-folder' })
    expect(await leftOut('broken')).toEqual({ why: 'link-broken' })
  })

  it('leaves out what is not a file', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no pipes in folders')
    await promisify(execFile)('mkfifo', [join(root, 'pipe')])
    expect(await leftOut('pipe')).toEqual({ why: 'special' })
  })

  it('leaves out content that is not on this computer', async ({ skip }) => {
    skip(process.platform === 'win32', 'blocks say nothing there')
    const handle = await open(join(root, 'film.mov'), 'w')
    await handle.truncate(1024 ** 2)
    await handle.close()
    expect(await leftOut('film.mov')).toEqual({ why: 'placeholder' })
  })

  it('may be closed to us', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may read everything')
    skip(process.platform === 'win32', 'Windows has no such rights')
    await chmod(root, 0)
    expect(await readFolder(root, [root])).toBeNull()
    await chmod(root, 0o700)
  })
})

describe('what is handed over by itself', () => {
  it('may be a link: it stands for what it points to', async () => {
    await symlink(root, join(folder, 'link'))
    expect(await lookAtLocal(join(folder, 'link'))).toMatchObject({
      type: 'folder',
      name: 'link',
      leftOut: null,
    })
  })

  it('may be gone by now', async () => {
    expect(await lookAtLocal(join(folder, 'gone'))).toMatchObject({ leftOut: { why: 'unreadable' } })
  })
})
