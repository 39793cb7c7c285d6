import { expect } from 'vitest'
import { scenario } from '../harness/scenario.ts'
import { restart } from '../harness/site.ts'
import { until } from '../harness/until.ts'
import { described, EventStream } from './stream.ts'

const server = { settings: { eventDebounceMs: 100 } }

scenario(
  'events/resume',
  'the same client id on the same folder resumes and gets what it missed',
  { server },
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    const [first] = await EventStream.subscribe(user, folder)
    first.close()
    await user.write(uri('a.txt'), 'while nobody listens')
    await user.write(uri('b.txt'), 'while nobody listens')
    const [second, event] = await EventStream.subscribe(user, folder, first.clientId)
    expect(event).toBe('resumed')
    expect(described([await second.change(), await second.change()])).toEqual([
      'modify /a.txt',
      'create /b.txt',
    ])
  },
)

scenario(
  'events/resume',
  'on another folder, or for another user, the same client id is new',
  { server, needs: 'second-user' },
  async ({ user, second, uri, folder }) => {
    await user.write(uri('sub', 'a.txt'), 'a')
    const [stream] = await EventStream.subscribe(user, folder)
    stream.close()
    const [, onOtherFolder] = await EventStream.subscribe(user, uri('sub'), stream.clientId)
    const [, ofOtherUser] = await EventStream.subscribe(second, 'cloudreve://my/', stream.clientId)
    expect([onOtherFolder, ofOtherUser]).toEqual(['subscribed', 'subscribed'])
  },
)

scenario(
  'events/resume',
  'two connections with one id share the changes; the end of one silences the other',
  { server },
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    await user.write(uri('b.txt'), 'b')
    const [one] = await EventStream.subscribe(user, folder)
    const [two, event] = await EventStream.subscribe(user, folder, one.clientId)
    expect(event).toBe('resumed')
    await user.write(uri('a.txt'), 'two')
    await user.write(uri('b.txt'), 'two')
    const shared = await until(async () => {
      const arrived = [...one.pending(), ...two.pending()]
      return Promise.resolve(arrived.length < 2 ? undefined : arrived)
    }, 20_000)
    expect(described(shared).toSorted()).toEqual(['modify /a.txt', 'modify /b.txt'])
    const ofTwo = two.pending()

    one.close()
    const [witness] = await EventStream.subscribe(user, folder)
    await user.write(uri('a.txt'), 'three')
    await witness.change()
    expect(two.pending()).toEqual(ofTwo)
    two.close()
    const [third, again] = await EventStream.subscribe(user, folder, one.clientId)
    expect(again).toBe('resumed')
    expect(described([await third.change()])).toEqual(['modify /a.txt'])
  },
)

scenario(
  'events/resume',
  'at a stop of the server the stream ends, and afterwards everything is forgotten',
  { server, needs: 'test-server' },
  async (context) => {
    const { user, uri, folder } = context
    await user.write(uri('a.txt'), 'a')
    const [stream] = await EventStream.subscribe(user, folder)
    await user.write(uri('a.txt'), 'not told in time')
    await restart(context, 'orderly')
    expect(await stream.next()).toBeNull()
    const [, event] = await EventStream.subscribe(user, folder, stream.clientId)
    expect(event).toBe('subscribed')
  },
)
