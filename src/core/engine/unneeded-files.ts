import { readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isAlive } from '../store/is-alive.ts'
import type { EngineContext } from './context.ts'
import { removeParts } from './part-file.ts'
import { isOver } from './is-over.ts'

/** Transfers looked at for parts they left behind: a process dies with a few of them under way. */
const recent = 200

/** Name of a file in the profile that no row names yet: until one does, it is its process's. */
export function heldName(name: string): string {
  return `${name}.${process.pid}`
}

/**
 * Removes files that only a dead process knew: content on its way to a transfer that was never stored or is over, safety
 * copies without a row, parts of downloads that are over.
 */
export async function removeUnneededFiles(ctx: EngineContext): Promise<void> {
  const { store, folders } = ctx
  const open = await store.transfers.open()
  await removeExcept(folders.spool, new Set(open.map(({ source }) => source.path)))
  await removeExcept(folders.safety, new Set((await store.safetyCopies.list()).map(({ path }) => path)))
  for (const transfer of await store.transfers.list({ limit: recent })) {
    if (transfer.direction === 'download' && isOver(transfer)) await removeParts(transfer)
  }
}

/** Content without a file of its own: it belongs to one transfer and goes with it. */
export function isSpooled({ folders }: EngineContext, path: string): boolean {
  return dirname(path) === folders.spool
}

export async function removeSpooled(ctx: EngineContext, path: string): Promise<void> {
  if (isSpooled(ctx, path)) await rm(path, { force: true })
}

async function removeExcept(folder: string, needed: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!needed.has(path) && !isHeld(name)) await rm(path, { force: true })
  }
}

/** Its process lives (a part of it ends so as well). */
function isHeld(name: string): boolean {
  const pid = /\.(\d+)(?:\.part)?$/.exec(name)?.[1]
  return pid !== undefined && isAlive(Number(pid))
}
