import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LocalSnapshot, Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { hashRange } from '../node/files/block-hash.ts'
import { localError, sameSnapshot, snapshot } from '../node/files/snapshot.ts'

type Destined = Pick<Transfer, 'id' | 'source'>

/** Next to its destination, so that the last step stays on one file system; found again after a restart. */
export function partPath({ id, source }: Destined): string {
  return join(dirname(source.path), `.${id}.redrop-part`)
}

/** A second name of the whole part, for the moment before it takes the place of a file that is there. */
function twinPath(transfer: Destined): string {
  return `${partPath(transfer)}2`
}

export async function removeParts(transfer: Destined): Promise<void> {
  await rm(partPath(transfer), { force: true })
  await rm(twinPath(transfer), { force: true })
}

/**
 * An earlier process came as far as putting the whole part in place: both names are one file. Where files have no numbers
 * of their own (some network drives) there are no second names either.
 */
export async function isInPlace(transfer: Destined): Promise<boolean> {
  const part = await find(partPath(transfer))
  const placed = await find(transfer.source.path)
  if (part === null || placed === null || part.ino === 0n) return false
  return part.ino === placed.ino && part.dev === placed.dev
}

/** Whether a download's source names the very file it may replace. */
export function isNoted({ ino, mtimeNs }: LocalSnapshot): boolean {
  return ino !== '0' || mtimeNs !== '0'
}

/**
 * Durable first, then visible; never over a local file that nobody agreed to lose (RedropError `local-exists`), unless it
 * holds the very same bytes: then it stays, and nothing is to do. The part keeps its name until the download is journaled
 * as done, so that a restart in between can tell.
 */
export async function putInPlace(transfer: Pick<Transfer, 'id' | 'source' | 'options'>): Promise<void> {
  const { path } = transfer.source
  const part = partPath(transfer)
  const handle = await open(part, 'r+')
  await handle.sync().finally(() => handle.close())
  const mayReplace = transfer.options.overwrite && (await isAsNoted(transfer.source))
  try {
    if (mayReplace) {
      await rm(twinPath(transfer), { force: true })
      await link(part, twinPath(transfer))
      await rename(twinPath(transfer), path)
    } else {
      await link(part, path)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && !noLinks.includes(code ?? '')) throw localError(path, error)
    const isThere = code === 'EEXIST' || (!mayReplace && (await find(path)) !== null)
    if (isThere && (await hasSameBytes(part, path))) return
    if (isThere) throw new RedropError('local-exists', { path }, { cause: error })
    // File systems without hard links (FAT, some network drives): looked, then renamed.
    await rename(part, path).catch((second: unknown) => {
      throw localError(path, second)
    })
  }
}

async function hasSameBytes(part: string, path: string): Promise<boolean> {
  const size = (await find(part))?.size
  const there = await find(path)
  if (!there?.isFile() || there.size !== size) return false
  return (await hashOf(part, there.size)) === (await hashOf(path, there.size))
}

async function hashOf(path: string, size: bigint): Promise<string> {
  const handle = await open(path)
  return hashRange(handle, 0, Number(size)).finally(() => handle.close())
}

/** False: somebody has saved there since, or it is gone. */
async function isAsNoted(source: LocalSnapshot): Promise<boolean> {
  const there = await find(source.path)
  return there !== null && sameSnapshot(await snapshot(source.path), source)
}

const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EISDIR']

async function find(path: string) {
  return stat(path, { bigint: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw localError(path, error)
  })
}
