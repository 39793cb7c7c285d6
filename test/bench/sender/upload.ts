import { check } from '../../../src/core/engine/check.ts'
import { conclude } from '../../../src/core/engine/conclude.ts'
import { currentVersion, fileRef } from '../../../src/core/engine/entries.ts'
import type { NewTransfer } from '../../../src/core/engine/engine.ts'
import { sendPut } from '../../../src/core/engine/send-put.ts'
import { UploadRun } from '../../../src/core/engine/upload-run.ts'
import { info } from '../../../src/core/cloudreve/files.ts'
import { openSnapshot, snapshot } from '../../../src/core/node/files/snapshot.ts'
import { mustBeSaved, runOptions, type SignedInCore } from './core.ts'

/** A file over a remote one whose current version was just shown to the user. */
export async function replaceShown(
  { connection, core }: SignedInCore,
  path: string,
  uri: string,
): Promise<NewTransfer> {
  const { account, api } = connection
  const entry = await info(api, { uri }, { extended: true })
  const version = currentVersion(entry, account, new Set())
  const base = { version, seenIn: 'dialog', at: core.clock.now() } as const
  return {
    direction: 'upload',
    account: { instance: account.instance, user: account.user },
    target: { kind: 'replace', file: fileRef(account, entry), base },
    source: await snapshot(path),
  }
}

/** The engine as it is, which must choose the route that is to be measured (a session above 50 MiB). */
export async function uploadByEngine(
  { core }: SignedInCore,
  wanted: NewTransfer,
  route: 'put' | 'session',
): Promise<void> {
  const [transfer] = await core.engine.add([wanted])
  if (!transfer) return
  mustBeSaved(await core.engine.run(transfer.id, runOptions))
  const [last] = await core.store.history.list({ account: wanted.account, limit: 1 })
  if (last?.route !== route) throw new Error(`sent by ${String(last?.route)}, not by ${route}`)
}

/** The engine's own steps with one PUT, whatever the size. */
export async function uploadByPut(signedIn: SignedInCore, wanted: NewTransfer): Promise<void> {
  const { core, context, connection } = signedIn
  const [transfer] = await core.engine.add([wanted])
  if (!transfer) return
  const run = new UploadRun(context, connection, transfer, runOptions, () => undefined)
  const ready = await check(run)
  if (ready.kind !== 'ready') throw new Error(`a question: ${ready.conflict.kind}`)
  const handle = await openSnapshot(transfer.source)
  try {
    const committed = await sendPut(run, ready, handle)
    mustBeSaved(await conclude(run, committed, ready))
  } finally {
    await handle.close()
  }
}
