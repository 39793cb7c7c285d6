import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { folderEvents } from '../../../src/core/cloudreve/events.ts'
import { FolderWatch } from '../../../src/core/services/events/folder-watch.ts'
import type { Liveness } from '../../../src/core/services/events/proof.ts'
import { stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

/** Seconds: the server gathers events for 5 s, the product looks by itself every 20 s. */
const byEvent = 12

interface Told {
  readonly names: readonly string[]
  readonly at: number
}

/** The watch that keeps an open folder true, of a folder with two files. */
async function watched(place: Place) {
  const uri = place.uri('report.txt')
  await place.theirs(place.uri('other.txt'), 'another file')
  await place.theirs(uri, 'the content both began with', 'base')
  const told: Told[] = []
  const states: Liveness[] = []
  const { core, connection } = place.device
  const watch = new FolderWatch({
    uri: place.folder,
    clock: core.clock,
    remote: (work) => work(connection),
    isOwn: (version) => core.store.ownVersions.has(connection.account, version),
    isSeen: () => true,
    random: Math.random,
    onState: (state) => void states.push(state),
    onEntries: (entries) => void told.push({ names: entries.map(({ name }) => name), at: performance.now() }),
    onFolder: () => undefined,
  })
  watch.start()
  place.cleanUp(async () => {
    watch.stop()
    await Promise.resolve()
  })
  // The stream has begun once the first look is through and the debounce of what was made before is over.
  await wait(7000)
  return { uri, told, states }
}

/** Seconds until something is said of this file alone, as only an event makes it; null: not within the time. */
async function saidOf(told: readonly Told[], name: string, since: number): Promise<number | null> {
  for (;;) {
    const found = told.find(({ names, at }) => at >= since && names.length === 1 && names[0] === name)
    if (found) return Math.round((found.at - since) / 100) / 10
    if (performance.now() - since > byEvent * 1000) return null
    await wait(100)
  }
}

export const live: readonly Row[] = [
  {
    name: 'events: a foreign change',
    did: 'a folder was watched as an open one is; somebody else saved a file in it',
    expected: `the folder learns of this one file by an event within ${byEvent} s, and counts as live`,
    async run(place) {
      const { uri, told, states } = await watched(place)
      place.check('counts as', states.at(-1), 'live')
      const begun = performance.now()
      await place.theirs(uri, 'what somebody else has made of it')
      const seconds = await saidOf(told, 'report.txt', begun)
      place.note('seconds', seconds)
      place.check('told in time', seconds !== null, true)
    },
  },
  {
    name: "events: this device's own change",
    did: 'a folder was watched; this device replaced a file in it',
    expected: `the event comes over the stream, is recognised as ours, and nothing is said of the file in ${byEvent} s`,
    async run(place) {
      const { uri, told } = await watched(place)
      const heard: string[] = []
      const stop = new AbortController()
      place.cleanUp(async () => {
        stop.abort()
        await listening
      })
      const listening = listen(place, stop.signal, heard)
      await wait(1000)
      const path = await place.file('report.txt', 'what this computer has made of it')
      const begun = performance.now()
      place.check('replace', stateOf(await place.device.put(path, uri)), 'done: saved')
      place.check('said of the file', await saidOf(told, 'report.txt', begun), null)
      place.check('events heard', heard, ['modify /report.txt'])
    },
  },
]

async function listen({ device, folder }: Place, signal: AbortSignal, heard: string[]): Promise<void> {
  const { connection, core } = device
  const wanted = { uri: folder, clientId: randomUUID(), signal }
  for await (const told of folderEvents(connection.api, core.clock, wanted))
    if (told.kind === 'event') heard.push(`${told.event.type} ${told.event.from}`)
}
