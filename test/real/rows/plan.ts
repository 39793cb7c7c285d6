import { basename } from 'node:path'
import { list } from '../../../src/core/cloudreve/listing.ts'
import { fileRef } from '../../../src/core/engine/entries.ts'
import type { NewTransfer } from '../../../src/core/engine/engine.ts'
import { carryOut } from '../../../src/core/services/plan/carry-out.ts'
import { Plan } from '../../../src/core/services/plan/plan.ts'
import { readPlan } from '../../../src/core/services/plan/read-plan.ts'
import { stateOf } from '../harness/device.ts'
import { leaveSpace } from '../harness/little-space.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

/** What a drop of these files on the place's folder would do. */
async function planned(place: Place, paths: readonly string[]): Promise<Plan> {
  const { core, connection } = place.device
  const { parent } = await list(connection.api, place.folder)
  const folder = fileRef(connection.account, parent)
  const sources = paths.map((path) => ({ path, name: basename(path) }))
  const deps = { store: core.store, keepsCopies: false, inUse: new Set<string>(), copyLabel: ' (copy)' }
  const watch = { signal: new AbortController().signal, onFound: () => undefined }
  const read = await readPlan(deps, connection, { sources, folder, keepBoth: false }, watch)
  return new Plan(read, ' (copy)')
}

const kinds = (plan: Plan) => Object.fromEntries(plan.rows.map(({ name, judged }) => [name, judged.kind]))

/** Sends what is chosen; answers how each ended. */
async function carriedOut({ device }: Place, plan: Plan): Promise<string[]> {
  const wanted: NewTransfer[] = []
  const deps = {
    clock: device.core.clock,
    keepModified: false,
    add: (some: readonly NewTransfer[]) => Promise.resolve(void wanted.push(...some)),
    onFailed: (_folder: unknown, _files: number, error: unknown) => {
      throw error
    },
    onMade: () => undefined,
  }
  await carryOut(deps, device.connection, plan, new AbortController().signal)
  const states: string[] = []
  for (const transfer of await device.core.engine.add(wanted))
    states.push(stateOf(await device.run(transfer)))
  return states
}

export const plan: readonly Row[] = [
  {
    name: 'plan: a drop of several files',
    did: 'a new file, one that replaces, one that the server has newer, one with an illegal name and one that differs in case from what is there were planned, then sent as preselected',
    expected: 'each is what it is, before any byte; only the new one and the plain replace are sent',
    async run(place) {
      const names = ['new.txt', 'old.txt', 'newer.txt', 'what?.txt', 'README.txt']
      const paths: string[] = []
      await place.theirs(place.uri('old.txt'), 'base of old')
      await place.theirs(place.uri('readme.txt'), 'in small letters')
      for (const name of names) paths.push(await place.file(name, `ours in ${name}`, `ours in ${name}`))
      // Newer than the local file, which a plan can only see by the times.
      const newer = await place.file('newer.txt', 'ours in newer.txt', 'ours in newer.txt')
      await place.touch(newer, -3_600_000)
      await place.theirs(place.uri('newer.txt'), 'theirs, and newer', 'theirs')
      const made = await planned(place, paths)
      place.check('kinds', kinds(made), {
        ...{ 'new.txt': 'new', 'old.txt': 'replace', 'newer.txt': 'newer' },
        ...{ 'what?.txt': 'not-allowed', 'README.txt': 'taken' },
      })
      place.check('bytes sent by the plan', place.wire.contentBytes(), 0)
      place.check('sent', await carriedOut(place, made), ['done: saved', 'done: saved'])
      await place.checkServer(place.uri('new.txt'), 'ours in new.txt', ['ours in new.txt'])
      await place.checkServerHolds(place.uri('old.txt'), 'ours in old.txt')
      await place.checkServerHolds(place.uri('newer.txt'), 'theirs')
      place.check('names', await place.somebody.names(place.folder), [
        ...['new.txt', 'newer.txt', 'old.txt', 'readme.txt'],
      ])
    },
  },
  {
    name: 'plan: the same content again, and too little space',
    did: 'a file that this device has sent was planned again, and one of 50,000 bytes with 10,000 bytes of space',
    expected: 'the same content is seen as such, the other as too big for the space; nothing is sent',
    async run(place) {
      const same = await place.file('same.txt', 'what this computer has sent')
      await place.device.put(same, place.uri('same.txt'))
      const big = await place.file('big.bin', Buffer.alloc(50_000, 'x'), 'big')
      await leaveSpace(place, 10_000)
      place.wire.mark()
      const made = await planned(place, [same, big])
      place.check('kinds', kinds(made), { 'same.txt': 'unchecked', 'big.bin': 'no-space' })
      place.check('bytes sent', place.wire.contentBytes(), 0)
      place.check('free', made.free, 10_000)
    },
  },
]
