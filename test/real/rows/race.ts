import { stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'

const rounds = 40

/** Both send at once, each on the condition that the version both have seen is still current. */
async function meet(place: Place, round: number): Promise<string> {
  const uri = place.uri(`report-${round}.txt`)
  const base = await place.theirs(uri, 'the content both began with', 'base')
  const path = await place.file(`report-${round}.txt`, `ours of round ${round}`)
  const transfer = await place.device.plan(path, uri)
  const theirs = Buffer.from(`theirs of round ${round}`)
  place.known('theirs', theirs)
  const query = `uri=${encodeURIComponent(uri)}&previous=${base.primary_entity}`
  const sent = place.wire.arrival(/^PUT \/file\/content$/)
  const save = () => place.somebody.call('PUT', `/file/content?${query}`, theirs)
  const [asked, answer] = await Promise.all([place.device.run(transfer), sent.then(save)])
  const versions = await place.versions(uri)
  const isThere = (called: string) => versions.some((version) => version.startsWith(`${called} (`))
  const current = (await place.holds(uri))?.split(' ')[0] ?? 'nothing'
  const state = stateOf(asked)
  const isOurs = state === 'done: saved' || state === 'asks: covered'
  if (isOurs !== isThere('ours')) throw new Error(`${state}, but the versions are ${versions.join(', ')}`)
  if ((answer.code === 0) !== isThere('theirs'))
    throw new Error(`theirs: ${answer.text}; ${versions.join(', ')}`)
  const isUnseen = answer.code === 0 && isThere('ours') && current === 'ours'
  if (isUnseen !== (state === 'asks: covered')) throw new Error(`${state}, current is ${current}`)
  return `ours ${state}; theirs ${answer.code}; current ${current}`
}

export const race: readonly Row[] = [
  {
    name: 'two writers at once',
    did: `${rounds} times: both saw the same version and sent at the same moment (theirs, a plain conditional PUT, as soon as ours was on its way)`,
    expected:
      'what was accepted is a version, what was refused is not; where the server let both through and theirs lies under ours, the product asks about it (covered)',
    async run(place) {
      const counts: Record<string, number> = {}
      for (let round = 0; round < rounds; round++) {
        const outcome = await meet(place, round)
        counts[outcome] = (counts[outcome] ?? 0) + 1
      }
      place.note('outcomes', counts)
    },
  },
]
