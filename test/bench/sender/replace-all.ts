import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { snapshot } from '../../../src/core/node/files/snapshot.ts'
import { putTargets } from '../../../src/core/services/put-targets.ts'
import { parallel } from '../../../src/cli/parallel.ts'
import { mustBeSaved, runOptions, type SignedInCore } from './core.ts'

/** As `redrop put` does with several files. */
const atOnce = 3

/** The steps of `redrop put FOLDER/* URI`, from looking at the folder to the last file saved. */
export async function replaceAll(
  { core, connection }: SignedInCore,
  folder: string,
  uri: string,
): Promise<void> {
  const names = await readdir(folder)
  const sources = await Promise.all(names.map((name) => snapshot(join(folder, name))))
  const wanted = await putTargets(core, connection, { sources, uri })
  await parallel(atOnce, wanted, async (one) => {
    const [transfer] = await core.engine.add([one])
    if (transfer) mustBeSaved(await core.engine.run(transfer.id, runOptions))
  })
}
