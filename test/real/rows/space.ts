import { asked, stateOf } from '../harness/device.ts'
import { leaveSpace, usedSpace } from '../harness/little-space.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

const size = 50_000

async function tooLittle(place: Place, options: { keepModified: boolean }) {
  const uri = place.uri('report.bin')
  await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file('report.bin', Buffer.alloc(size, 'x'))
  const putBack = await leaveSpace(place, 10_000)
  const used = await usedSpace(place)
  const conflict = asked(await place.device.put(path, uri, options), 'no-space')
  place.check('bytes needed', conflict.need, size)
  place.check('bytes free', conflict.free, 10_000)
  place.note('bytes sent', place.wire.contentBytes())
  place.check('bytes stored', (await usedSpace(place)) - used, 0)
  await place.checkServer(uri, 'base', ['base'])
  return { uri, path, putBack }
}

export const space: readonly Row[] = [
  {
    name: 'too little space, by PUT',
    did: 'the limit of the user was set 10,000 bytes above what is used; 50,000 bytes were sent over a file; then there was space again',
    expected:
      'a question that names both numbers, nothing stored; sent again when there is space, it is saved',
    async run(place) {
      const { uri, path, putBack } = await tooLittle(place, { keepModified: false })
      await putBack()
      place.check('result', stateOf(await place.device.put(path, uri)), 'done: saved')
      await place.checkServer(uri, 'ours', ['ours', 'base'])
    },
  },
  {
    name: 'too little space, by session',
    did: 'as before, with an upload session',
    expected: 'a question that names both numbers, nothing stored and no byte sent',
    async run(place) {
      await tooLittle(place, { keepModified: true })
      place.check('bytes sent', place.wire.contentBytes(), 0)
    },
  },
]
