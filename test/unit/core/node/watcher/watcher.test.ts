import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createFileWatcher } from '../../../../../src/core/node/watcher/index.ts'

const quiet = () => undefined

async function place() {
  const root = await mkdtemp(join(tmpdir(), 'redrop-watch-'))
  const watcher = createFileWatcher({ debug: quiet, info: quiet, warn: quiet, error: quiet })
  onTestFinished(async () => {
    await watcher.close()
    await rm(root, { recursive: true, force: true })
  })
  const folder = join(root, 'docs')
  await mkdir(folder)
  return { root, folder, watcher }
}

/** A file that is watched, and how often it was told of. */
class Watched {
  count = 0
  readonly unwatch: () => void

  constructor(watcher: ReturnType<typeof createFileWatcher>, path: string) {
    this.unwatch = watcher.watch(path, () => this.count++)
  }

  /** Resolves when it is told of again after `work`. */
  async after(work: () => Promise<unknown>): Promise<void> {
    const before = this.count
    await work()
    await expect.poll(() => this.count).toBeGreaterThan(before)
  }
}

it('files of one folder are told of one by one, whatever else happens there', async () => {
  const { folder, watcher } = await place()
  const [a, b] = [join(folder, 'a.txt'), join(folder, 'b.txt~')]
  for (const path of [a, b]) await writeFile(path, 'begin')
  const first = new Watched(watcher, a)
  await first.after(() => writeFile(a, 'one'))
  // Watched later, in the same folder.
  const second = new Watched(watcher, b)
  await second.after(() => writeFile(b, 'one'))
  const seen = first.count
  await writeFile(join(folder, '.~lock.a.txt#'), 'me')
  await second.after(() => writeFile(b, 'two'))
  expect(first.count).toBe(seen)
  await first.after(() => writeFile(a, 'two'))
})

it('a file that is watched twice tells both, and one that is not watched any more nobody', async () => {
  const { folder, watcher } = await place()
  const path = join(folder, 'a.txt')
  const [first, second] = [new Watched(watcher, path), new Watched(watcher, path)]
  await first.after(() => writeFile(path, 'one'))
  await expect.poll(() => second.count).toBeGreaterThan(0)
  first.unwatch()
  const seen = first.count
  await second.after(() => writeFile(path, 'two'))
  expect(first.count).toBe(seen)
})

it('a folder that goes, with the one it is in, and comes back is watched again', async () => {
  const { root, folder, watcher } = await place()
  const path = join(folder, 'a.txt')
  await writeFile(path, 'begin')
  const file = new Watched(watcher, path)
  await file.after(() => writeFile(path, 'one'))
  await file.after(() => rm(root, { recursive: true }))
  await file.after(async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(path, 'back')
  })
  await file.after(() => writeFile(path, 'and on'))
})

it('a folder that is not there yet is watched once it is', async () => {
  const { root, watcher } = await place()
  const folder = join(root, 'later')
  const path = join(folder, 'a.txt')
  const file = new Watched(watcher, path)
  await file.after(async () => {
    await mkdir(join(root, 'made'))
    await writeFile(join(root, 'made', 'a.txt'), 'here')
    await rename(join(root, 'made'), folder)
  })
})
