import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import { EventStream } from './stream.ts'

/** A subscription that is refused. */
function refusedAt(user: Client, query: Record<string, string>, clientId?: string): Promise<Reply> {
  const headers: Record<string, string> = clientId === undefined ? {} : { 'X-Cr-Client-Id': clientId }
  return user.call('GET', '/file/events', { query, headers })
}

scenario(
  'events/subscribe-errors',
  'a refusal is an ordinary JSON answer: client id, uri, folder and login must fit',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    const id = randomUUID()
    expectCode(await refusedAt(user, { uri: folder }), 40001, 'Client ID is required')
    expectCode(await refusedAt(user, { uri: folder }, 'abc'), 40001, 'Invalid client ID')
    expectCode(await refusedAt(user, {}, id), 40001, 'Uri cannot be empty')
    expectCode(await refusedAt(user, { uri: 'x' }, id), 40001, 'Unknown uri')
    expectCode(await refusedAt(user, { uri: uri('none') }, id), 40016, 'Requested uri not available')
    expectCode(await refusedAt(user, { uri: uri('a.txt') }, id), 40016, 'Requested uri not available')
    const anonymous = await refusedAt(user.as(null), { uri: folder }, id)
    expectCode(anonymous, 401, 'Login required')
    expect(anonymous.headers['content-type']).toBe('application/json; charset=utf-8')
  },
)

scenario(
  'events/subscribe-errors',
  'the trash breaks the handler: HTTP 500 with an empty body',
  {},
  async ({ user }) => {
    const reply = await refusedAt(user, { uri: 'cloudreve://trash/' }, randomUUID())
    expect([reply.status, reply.text]).toEqual([500, ''])
  },
)

scenario(
  'events/subscribe-errors',
  'the space of somebody else is closed',
  { needs: 'second-user' },
  async ({ user, second }) => {
    const { id } = accepted(await user.call('GET', '/user/me')) as { id: string }
    const reply = await refusedAt(second, { uri: `cloudreve://${id}@my/` }, randomUUID())
    expectCode(reply, 403, 'Requested uri not available')
  },
)

scenario(
  'events/subscribe-errors',
  'a site can switch events off',
  { needs: 'test-server', server: { settings: { eventsEnabled: false } } },
  async ({ user }) => {
    const reply = await refusedAt(user, { uri: 'cloudreve://my/' }, randomUUID())
    expectCode(reply, 40019, 'This feature is not enabled')
  },
)

scenario(
  'events/resume',
  'a stream is an event stream and begins with subscribed for a new client id',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    const stream = await EventStream.open(user, folder)
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream/)
    expect(await stream.next()).toEqual({ event: 'subscribed', data: '<nil>' })
  },
)

scenario(
  'events/resume',
  'signs of life come while nothing happens',
  { needs: 'test-server', server: { settings: { eventKeepAliveMs: 20 } } },
  async ({ user }) => {
    const [stream] = await EventStream.subscribe(user, 'cloudreve://my/')
    expect(await stream.next()).toEqual({ event: 'keep-alive', data: '<nil>' })
    expect(await stream.next()).toEqual({ event: 'keep-alive', data: '<nil>' })
  },
)
