import type { Core } from '../../../src/core/compose.ts'
import type { Connection } from '../../../src/core/engine/context.ts'
import { fileRef } from '../../../src/core/engine/entries.ts'
import type { NewTransfer } from '../../../src/core/engine/engine.ts'
import { snapshot } from '../../../src/core/node/files/snapshot.ts'
import { putTargets } from '../../../src/core/services/put-targets.ts'
import { undo } from '../../../src/core/services/undo.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import type { Transfer } from '../../../src/shared/model/index.ts'
import type { Job, Order, Outcome } from './messages.ts'

export interface Hands {
  readonly core: Core
  readonly connection: Connection
}

/** What `redrop put`, `get`, `undo` and `resume` do, without a terminal. */
export async function perform(hands: Hands, order: Order, outcomes: Outcome[]): Promise<void> {
  const { core } = hands
  if (order.kind === 'start') {
    await core.engine.recover()
    if (order.how === 'resume') {
      const open = await core.store.transfers.open()
      const going = open.filter(({ state }) => state.name !== 'needs-decision')
      for (const { id } of going) outcomes.push(await drive(core, id))
      return
    }
  }
  const wanted = await wantedBy(hands, order.job)
  for (const { id } of await core.engine.add(wanted)) outcomes.push(await drive(core, id))
}

async function wantedBy(
  { core, connection }: Hands,
  { what, uri, local, overwrite = false }: Job,
): Promise<NewTransfer[]> {
  switch (what) {
    case 'put':
      return putTargets(core, connection, { sources: [await snapshot(local)], uri })
    case 'get': {
      const { entry, current } = await fileVersions(core, connection, uri)
      const file = fileRef(connection.account, entry)
      return [
        {
          direction: 'download',
          account: file.account,
          target: { kind: 'replace', file, base: { version: current, seenIn: 'cli', at: core.clock.now() } },
          source: { path: local, dev: '0', ino: '0', size: current.size, mtimeNs: '0' },
          options: { overwrite },
        },
      ]
    }
    case 'undo': {
      const { store, clock, safety, profile } = core
      const undone = await undo({ store, clock, safety, spool: profile.spool }, connection, uri)
      return undone.kind === 'send' ? [undone.transfer] : []
    }
  }
}

async function drive(core: Core, id: string): Promise<Outcome> {
  const signal = new AbortController().signal
  return outcomeOf(await core.engine.run(id, { lockWait: 5_000, patience: 5_000, signal }))
}

function outcomeOf({ state }: Transfer): Outcome {
  switch (state.name) {
    case 'done':
      return { state: `done ${state.as}`, shown: null }
    case 'ended':
      return { state: `ended ${state.as} ${state.reason?.code ?? ''}`.trimEnd(), shown: null }
    case 'needs-decision': {
      const { conflict } = state
      const version =
        conflict.kind === 'stale' ? conflict.current : conflict.kind === 'taken' ? conflict.version : null
      return { state: `needs-decision ${conflict.kind}`, shown: version?.id ?? null }
    }
    default:
      return { state: state.name, shown: null }
  }
}
