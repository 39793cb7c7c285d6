import type { FileHandle } from 'node:fs/promises'
import type { ConflictFacts } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import { guardFor } from '../domain/guards.ts'
import { hashRange } from '../node/files/block-hash.ts'
import { sniffType } from '../node/files/content-type.ts'
import { sameSnapshot, snapshot } from '../node/files/snapshot.ts'
import type { Ready } from './check.ts'
import type { UploadRun } from './upload-run.ts'

/** Looks at the local content before it replaces something. Null: nothing to ask. */
export async function guard(run: UploadRun, ready: Ready, handle: FileHandle): Promise<ConflictFacts | null> {
  if (!ready.entry || !run.ctx.settings.current.askAboutContent) return null
  const { source, options } = run.transfer
  const found = source.size > 0 ? await sniffType(handle) : null
  return guardFor({
    name: fileName(ready.uri),
    remoteSize: ready.entry.size,
    localSize: source.size,
    foundType: found,
    accepted: options.accepted,
  })
}

/** The version to be replaced is one whose content this device knows, and the local file holds the same bytes. */
export async function isIdentical(run: UploadRun, ready: Ready, handle: FileHandle): Promise<boolean> {
  const { source } = run.transfer
  const { replaced, entry } = ready
  if (!run.ctx.settings.current.skipIdentical) return false
  if (!replaced || !entry || replaced.size !== source.size) return false
  const known = await run.ctx.store.hashes.get({
    instance: run.connection.account.instance,
    fileId: entry.id,
    versionId: replaced.id,
    size: replaced.size,
    versionTime: replaced.createdAt,
  })
  return known !== null && known === (await hashRange(handle, 0, source.size))
}

const stableFor = 2_000
const mostChanges = 5

/**
 * The file was written to while it was read. Waits until two looks some time apart agree, then goes on with what is there
 * now. False: it keeps changing. Throws `local-missing` and the like.
 */
export async function waitUntilStable(run: UploadRun, changes: number): Promise<boolean> {
  if (changes > mostChanges) return false
  const { clock } = run.ctx
  run.show({ name: 'waiting', why: 'local-busy' })
  const deadline = clock.monotonic() + run.options.patience
  let seen = await snapshot(run.transfer.source.path)
  for (;;) {
    await clock.sleep(stableFor, run.options.signal)
    const now = await snapshot(run.transfer.source.path)
    if (sameSnapshot(seen, now)) break
    // A drive that numbers its files anew at every look: from now on their numbers say nothing.
    const unnumbered = { ...now, dev: '0', ino: '0' }
    if (sameSnapshot(seen, unnumbered)) {
      seen = unnumbered
      break
    }
    if (clock.monotonic() > deadline) return false
    seen = now
  }
  await run.store({ source: seen })
  return true
}
