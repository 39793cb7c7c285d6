import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { chunkSize } from '../harness/chunk-size.ts'
import { bytesOf } from '../harness/content.ts'
import type { Context } from '../harness/context.ts'
import { scenario } from '../harness/scenario.ts'
import { restart } from '../harness/site.ts'
import {
  chunkOf,
  deleteSession,
  openSession,
  requestSession,
  sendChunk,
  sendChunks,
} from '../harness/uploads.ts'

const content = bytesOf(2500)
const knobs = { needs: 'test-server' } as const

/** Sessions on an existing file and on a new name, the first chunk of each sent. */
async function twoSessions(context: Context) {
  const { user, uri } = context
  await chunkSize(context)
  const first = await user.write(uri('old.bin'), bytesOf(700))
  const replace = await openSession(user, uri('old.bin'), 2500, { previous: first.primary_entity })
  const create = await openSession(user, uri('new.bin'), 2500)
  for (const session of [replace, create]) await sendChunks(user, session, content, [0])
  return { first, replace, create }
}

/** What expiry and restart leave, and how it goes away. */
async function expectLeftovers(
  context: Context,
  { first, replace, create }: Awaited<ReturnType<typeof twoSessions>>,
) {
  const { user, uri } = context
  expect(await user.info(uri('old.bin'))).toMatchObject({
    size: 700,
    primary_entity: first.primary_entity,
    metadata: { 'sys:upload_session_id': replace.session_id },
    extended_info: { storage_used: 3200, entities: [{ size: 2500 }, { id: first.primary_entity }] },
  })
  expect(await user.info(uri('new.bin'))).toMatchObject({
    size: 0,
    metadata: { 'sys:upload_session_id': create.session_id },
  })
  expectCode(await deleteSession(user, create, uri('new.bin')), 0)
  expectCode(await user.getInfo(uri('new.bin')), 40016)
}

const restarted = (how: 'orderly' | 'killed', code: number) => async (context: Context) => {
  const { user, uri } = context
  const sessions = await twoSessions(context)
  await restart(context, how)
  for (const session of [sessions.replace, sessions.create]) {
    const reply = await sendChunk(user, session, 1, chunkOf(content, session, 1))
    expectCode(reply, code)
    expect(reply.data).toBeUndefined()
  }
  await expectLeftovers(context, sessions)
  const again = await openSession(user, uri('old.bin'), 2500, { previous: sessions.first.primary_entity })
  await sendChunks(user, again, content, [0, 1, 2])
  expect(await user.info(uri('old.bin'))).toMatchObject({
    id: sessions.first.id,
    size: 2500,
    metadata: {},
    extended_info: { storage_used: 3200 },
  })
  expect((await user.download(uri('old.bin'))).bytes).toEqual(content)
}

scenario(
  'sessions/server-restart-graceful',
  'after an orderly restart token and session live, the lock is gone: chunks are 40073 without data',
  knobs,
  restarted('orderly', 40073),
)

scenario(
  'sessions/server-restart-killed',
  'after a kill the token lives, the session is unknown: chunks are 40011',
  knobs,
  restarted('killed', 40011),
)

/** Milliseconds the server's clock is ahead; it never goes back. */
let clock = 0
const shortLived = {
  needs: 'test-server',
  server: { now: () => Date.now() + clock, settings: { uploadSessionTtl: 4 } },
} as const

scenario(
  'sessions/session-expiry',
  'after its time a session is unknown and its lock gone; the next PUT removes what it left',
  shortLived,
  async (context) => {
    const { user, uri } = context
    const sessions = await twoSessions(context)
    expect(sessions.replace.expires * 1000 - (Date.now() + clock)).toBeLessThanOrEqual(4000)
    clock += 5000
    const reply = await sendChunk(user, sessions.replace, 1, chunkOf(content, sessions.replace, 1))
    expectCode(reply, 40011)
    await expectLeftovers(context, sessions)
    await user.write(uri('old.bin'), 'abc', sessions.first.primary_entity)
    expect(await user.info(uri('old.bin'))).toMatchObject({
      metadata: {},
      extended_info: { storage_used: 703 },
    })
  },
)

scenario(
  'sessions/session-expiry',
  'the placeholder of an expired session is taken over by a version session, not by a new file',
  shortLived,
  async ({ user, uri }) => {
    await openSession(user, uri('new.bin'), 2500)
    clock += 5000
    expectCode(await requestSession(user, uri('new.bin'), 2500, { entity_type: '' }), 40004)
    const session = await openSession(user, uri('new.bin'), 2500)
    expectCode(await deleteSession(user, session, uri('new.bin')), 0)
    expectCode(await user.getInfo(uri('new.bin')), 40016)
  },
)

scenario(
  'sessions/dead-session-leftovers',
  'dead sessions keep their quota for good; a PUT on each file gives it back',
  shortLived,
  async ({ user, uri }) => {
    const used = async () => (accepted(await user.call('GET', '/user/capacity')) as { used: number }).used
    const first = await user.write(uri('d.bin'), 'old')
    const before = await used()
    await openSession(user, uri('d.bin'), 100_000)
    await openSession(user, uri('n.bin'), 50_000)
    expect(await used()).toBe(before + 150_000)
    clock += 600_000
    expect(await used()).toBe(before + 150_000)
    const half = await user.info(uri('n.bin'))
    await user.write(uri('d.bin'), 'abc', first.primary_entity)
    const taken = await user.write(uri('n.bin'), 'abcd', half.primary_entity)
    expect(taken.id).toBe(half.id)
    expect(await used()).toBe(before + 7)
    expect((await user.info(uri('d.bin'))).metadata).toEqual({})
    expect(await user.info(uri('n.bin'))).toMatchObject({ metadata: {}, extended_info: { storage_used: 4 } })
  },
)
