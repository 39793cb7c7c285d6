import { randomBytes } from 'node:crypto'
import { stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

const three = [
  { bytes: 0, called: '0 bytes' },
  { bytes: 1, called: '1 byte' },
  { bytes: 30 * 1024 * 1024, called: '30 MiB' },
]

async function replace(place: Place, bytes: number, options: { keepModified: boolean }): Promise<string[]> {
  const uri = place.uri('data.bin')
  await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('data.bin', randomBytes(bytes))
  place.wire.mark()
  let transfer = await place.device.put(path, uri, options)
  if (bytes === 0) {
    place.check('asked because it is empty', stateOf(transfer), 'asks: guard')
    transfer = await place.device.answer(transfer, 'accept-guard')
  }
  place.check('result', stateOf(transfer), 'done: saved')
  place.check('bytes sent', place.wire.contentBytes(), bytes)
  place.note('requests with content', place.wire.contentRequests())
  await place.checkServer(uri, 'ours', ['ours', 'base'])
  return place.wire.contentRequests()
}

export const sizes: readonly Row[] = three.flatMap(({ bytes, called }): Row[] => [
  {
    name: `replace with ${called}, by PUT`,
    did: `a file was replaced by one of ${called}`,
    expected: 'one request, sent once; the server holds exactly these bytes',
    async run(place) {
      place.check('requests', (await replace(place, bytes, { keepModified: false })).length, 1)
    },
  },
  {
    name: `replace with ${called}, by session`,
    did: `a file was replaced by one of ${called}, in an upload session (the modification time is kept)`,
    expected:
      'the bytes are sent once, in chunks of the size that the server wants; the server holds exactly these bytes',
    async run(place) {
      const requests = await replace(place, bytes, { keepModified: true })
      place.check('chunks', requests.length, bytes > 25 * 1024 * 1024 ? 2 : 1)
    },
  },
])
