import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '../../store/is-alive.ts'
import type { Profile } from './index.ts'

/** Pictures and copies of versions stay long enough to be looked at, not for ever. */
const keepPicturesFor = 24 * 3_600_000

/** A file on its way to `path`: it takes its place by a rename, and the next start knows when nobody is writing it. */
export function partOf(path: string): string {
  return `${path}.${process.pid}.part`
}

/** Removes parts whose process is dead, and what was looked at long ago. */
export async function sweep({
  folder,
  spool,
  safety,
  tmp,
}: Pick<Profile, 'folder' | 'spool' | 'safety' | 'tmp'>): Promise<void> {
  for (const place of [folder, spool, safety]) {
    for (const name of await readdir(place)) {
      const pid = /\.(\d+)\.part$/.exec(name)?.[1]
      if (pid !== undefined && !isAlive(Number(pid))) await rm(join(place, name), { force: true })
    }
  }
  for (const name of await readdir(tmp)) {
    const path = join(tmp, name)
    if (Date.now() - (await changedAt(path)) > keepPicturesFor)
      await rm(path, { recursive: true, force: true })
  }
}

async function changedAt(path: string): Promise<number> {
  // Another process may have removed it just now.
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  )
}
