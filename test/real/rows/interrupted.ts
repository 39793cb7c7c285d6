import { randomBytes } from 'node:crypto'
import { stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

const MiB = 1024 * 1024

async function begun(place: Place, size: number) {
  const uri = place.uri('data.bin')
  await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('data.bin', randomBytes(size))
  const transfer = await place.device.plan(path, uri)
  place.wire.mark()
  return { uri, path, transfer }
}

export const interrupted: readonly Row[] = [
  {
    name: 'the connection breaks in the middle of a PUT',
    did: '20 MiB were sent by PUT; after 7 MiB the connection broke; it was tried again',
    expected: 'base until the second try is through, then ours: exactly one of the contents at any time',
    async run(place) {
      const { uri, transfer } = await begun(place, 20 * MiB)
      const broken = place.wire.breakBody(/^PUT \/file\/content$/, 7 * MiB)
      const running = place.device.run(transfer)
      await broken
      await place.checkServerHolds(uri, 'base')
      place.check('result', stateOf(await running), 'done: saved')
      place.note('requests with content', place.wire.contentRequests())
      place.check('bytes sent', place.wire.contentBytes(), 27 * MiB)
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'the connection breaks in the middle of a PUT, and somebody saves before the next try',
    did: '20 MiB were sent by PUT; after 7 MiB the connection broke; somebody saved',
    expected: 'a question about their version, theirs is there',
    async run(place) {
      const { uri, transfer } = await begun(place, 20 * MiB)
      const broken = place.wire.breakBody(/^PUT \/file\/content$/, 7 * MiB)
      const running = place.device.run(transfer)
      await broken
      await savedInGap(place, uri)
      place.check('asked', stateOf(await running), 'asks: stale')
      place.check('bytes sent', place.wire.contentBytes(), 7 * MiB)
      await place.checkServer(uri, 'theirs', ['theirs', 'base'])
    },
  },
  {
    name: 'the answer to a PUT is lost',
    did: '5 MiB were sent by PUT; the server stored them, its answer never came',
    expected: 'found out to be saved, not sent again: two versions',
    async run(place) {
      const { uri, transfer } = await begun(place, 5 * MiB)
      const lost = place.wire.loseAnswer(/^PUT \/file\/content$/)
      const running = place.device.run(transfer)
      await lost
      place.check('result', stateOf(await running), 'done: saved')
      place.check('bytes sent', place.wire.contentBytes(), 5 * MiB)
      place.check('said', place.device.notices(), ['saved-checked'])
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'the answer to a PUT is lost, and somebody saves before it is looked at',
    did: '5 MiB were sent by PUT; the server stored them, its answer never came; somebody saved over them',
    expected: 'found out to be saved and replaced since; theirs stays current',
    async run(place) {
      const { uri, transfer } = await begun(place, 5 * MiB)
      const lost = place.wire.loseAnswer(/^PUT \/file\/content$/)
      const running = place.device.run(transfer)
      await lost
      await place.theirs(uri, 'what somebody else has made of it')
      place.check('result', stateOf(await running), 'done: saved')
      place.check('said', place.device.notices(), ['saved-then-replaced'])
      await place.checkServer(uri, 'theirs', ['theirs', 'ours', 'base'])
    },
  },
  {
    name: 'a session is resumed by the next process',
    did: '60 MiB were sent by session; in the middle of the second chunk the connection broke and the process ended; a new one went on',
    expected: 'the first chunk is not sent again; base until the end, then ours',
    async run(place) {
      const { uri, transfer } = await begun(place, 60 * MiB)
      const stop = new AbortController()
      const broken = place.wire.breakBody(/\/1$/, 10 * MiB)
      const running = place.device.run(transfer, { signal: stop.signal })
      await broken
      stop.abort()
      place.note('the first process left it', stateOf(await running))
      place.note('requests of the first process', place.wire.contentRequests())
      await place.checkServerHolds(uri, 'base')
      await place.device.restart()
      place.wire.mark()
      place.check('result', stateOf(await place.device.run(transfer)), 'done: saved')
      place.note('requests of the second process', place.wire.contentRequests())
      place.check('bytes sent by the second process', place.wire.contentBytes(), 35 * MiB)
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'the answer to the last chunk is lost',
    did: '60 MiB were sent by session; the server stored them, its answer to the last chunk never came',
    expected: 'found out to be saved: two versions',
    async run(place) {
      const { uri, transfer } = await begun(place, 60 * MiB)
      const lost = place.wire.loseAnswer(/\/2$/)
      const running = place.device.run(transfer)
      await lost
      place.check('result', stateOf(await running), 'done: saved')
      place.note('requests with content', place.wire.contentRequests())
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
]

/** The half upload holds the file until the server has noticed its end. */
async function savedInGap(place: Place, uri: string): Promise<void> {
  const { somebody } = place
  const theirs = 'what somebody else has made of it'
  place.known('theirs', theirs)
  for (;;) {
    const answer = await somebody.call(
      'PUT',
      `/file/content?uri=${encodeURIComponent(uri)}`,
      Buffer.from(theirs),
    )
    if (answer.code === 0) return
    if (answer.code !== 40073) throw new Error(answer.text)
  }
}
