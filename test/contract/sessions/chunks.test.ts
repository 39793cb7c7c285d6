import { expect } from 'vitest'
import { expectCode } from '../harness/expectations.ts'
import { chunkSize } from '../harness/chunk-size.ts'
import { bytesOf, sha256 } from '../harness/content.ts'
import type { Context } from '../harness/context.ts'
import { scenario } from '../harness/scenario.ts'
import { policyOf } from '../harness/site.ts'
import { chunkOf, openSession, sendChunk, sendChunks } from '../harness/uploads.ts'

const slow = { timeout: 120_000 } as const

async function begin(context: Context, name: string) {
  const chunk = await chunkSize(context)
  const content = bytesOf(2.5 * chunk)
  return { chunk, content, session: await openSession(context.user, context.uri(name), content.length) }
}

scenario(
  'sessions/chunk-length-errors',
  'a wrong or missing length is 40013, an index out of range 40012, one that is no index 40001',
  slow,
  async (context) => {
    const { user, uri } = context
    const { chunk, content, session } = await begin(context, 'c.bin')
    expectCode(await sendChunk(user, session, 0, content.subarray(0, chunk - 1)), 40013)
    expectCode(await sendChunk(user, session, 0, content.subarray(0, chunk + 1)), 40013)
    expectCode(await sendChunk(user, session, 2, content.subarray(0, chunk)), 40013)
    expectCode(await sendChunk(user, session, 0, 'no length', { chunked: true }), 40013)
    expectCode(await sendChunk(user, session, 3, 'x'), 40012)
    expectCode(await sendChunk(user, session, 3, ''), 40012)
    for (const index of ['-1', 'x']) expectCode(await sendChunk(user, session, index, 'x'), 40001)
    expect(await user.info(uri('c.bin'))).toMatchObject({ size: 0 })
  },
)

scenario(
  'sessions/chunk-length-errors',
  'without the right login, or for an unknown session, a chunk is 40011',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    const session = await openSession(user, uri('c.bin'), 3)
    for (const client of [user.as(null), second, user.as('abc')])
      expectCode(await sendChunk(client, session, 0, 'abc'), 40011)
    expectCode(await sendChunk(user, '5b9f4f3c-7a51-4b7e-9c54-0f7f3c1f2a10', 0, 'abc'), 40011)
    expectCode(await sendChunk(user, session, 0, 'abc'), 0)
    expect(await user.read(uri('c.bin'))).toBe('abc')
  },
)

scenario(
  'sessions/chunk-length-errors',
  'a chunk that ends early is 50004, does not count and can be sent again',
  slow,
  async (context) => {
    const { user, uri } = context
    const { chunk, content, session } = await begin(context, 'c.bin')
    const expected = { 'X-Expected-Entity-Length': String(chunk) }
    const first = chunkOf(content, session, 0)
    expectCode(await sendChunk(user, session, 0, first, { chunked: true, headers: expected }), 0)
    const half = first.subarray(0, chunk / 2)
    expectCode(await sendChunk(user, session, 0, half, { chunked: true, headers: expected }), 50004)

    const connection = await user.connect()
    const path = new URL(user.url).pathname.replace(/\/$/, '')
    connection.head('POST', `${path}/api/v4/file/upload/${session.session_id}/1`, {
      ...user.authorization(),
      'Content-Length': String(chunk),
    })
    connection.send(half.subarray(0, 400))
    connection.halfClose()
    expect((await connection.next())?.code).toBe(50004)
    connection.close()
    await sendChunks(user, session, content, [0, 1])
    expect((await user.info(uri('c.bin'))).size).toBe(0)
    await sendChunks(user, session, content, [2])
    expect(sha256((await user.download(uri('c.bin'))).bytes)).toBe(sha256(content))
  },
)

scenario(
  'sessions/chunk-length-errors',
  'there is no call that tells which chunks arrived',
  {},
  async ({ user, uri }) => {
    const session = await openSession(user, uri('c.bin'), 3)
    for (const path of [`/file/upload/${session.session_id}`, '/file/upload']) {
      const reply = await user.call('GET', path)
      expect([reply.status, reply.text]).toEqual([404, '404 page not found'])
    }
  },
)

scenario(
  'sessions/chunks-out-of-order-preallocated',
  'with pre-allocated storage chunks come in any order; of a repeated chunk the last bytes win',
  slow,
  async (context) => {
    const { user, uri } = context
    const { chunk, content, session } = await begin(context, 'o.bin')
    const ahead = await sendChunk(user, session, 2, chunkOf(content, session, 2))
    if (ahead.code === 50004 && !context.onTestServer)
      context.skip('real server: its policy does not pre-allocate')
    expectCode(ahead, 0)
    const placeholder = await user.info(uri('o.bin'))
    expect(placeholder).toMatchObject({ size: 0, metadata: { 'sys:upload_session_id': session.session_id } })
    expectCode(await sendChunk(user, session, 0, Buffer.alloc(chunk, 'x')), 0)
    await sendChunks(user, session, content, [0, 2, 1])
    const done = await user.info(uri('o.bin'))
    expect(done).toMatchObject({ size: content.length, metadata: {} })
    expect(done.primary_entity).toBe(placeholder.extended_info?.entities?.[0]?.id)
    expect(sha256((await user.download(uri('o.bin'))).bytes)).toBe(sha256(content))
  },
)

scenario(
  'sessions/chunks-out-of-order-not-preallocated',
  'without pre-allocation a chunk beyond the physical end is 50004 until those before it are stored',
  { needs: 'admin' },
  async (context) => {
    const { user, uri, server } = context
    policyOf(server).preallocate = false
    const { content, session } = await begin(context, 'o.bin')
    const send = (index: number) => sendChunk(user, session, index, chunkOf(content, session, index))
    expectCode(await send(2), 50004)
    expectCode(await send(1), 50004)
    expectCode(await send(0), 0)
    expectCode(await send(2), 50004)
    expectCode(await send(1), 0)
    expectCode(await send(2), 0)
    expect((await user.download(uri('o.bin'))).bytes).toEqual(content)
  },
)

scenario(
  'sessions/chunk-size-zero',
  'a policy without a chunk size takes everything in chunk 0 and nothing else',
  { needs: 'admin' },
  async ({ user, uri, server }) => {
    policyOf(server).chunkSize = 0
    const content = bytesOf(2500)
    const session = await openSession(user, uri('o.bin'), content.length)
    expect(session.chunk_size).toBe(0)
    expectCode(await sendChunk(user, session, 1, content.subarray(0, 1000)), 40012)
    expectCode(await sendChunk(user, session, 0, content.subarray(0, 1000)), 40013)
    expectCode(await sendChunk(user, session, 0, content), 0)
    expect((await user.download(uri('o.bin'))).bytes).toEqual(content)
  },
)

scenario(
  'sessions/completion-fails-then-retry',
  'after a commit that failed, repeated chunks answer 0 and nothing is ever committed; a new session works',
  { needs: 'test-server' },
  async (context) => {
    const { user, uri, server } = context
    const first = await user.write(uri('cf.bin'), 'abc')
    await chunkSize(context)
    const content = bytesOf(1500)
    const open = () => openSession(user, uri('cf.bin'), 1500, { previous: first.primary_entity })
    const session = await open()
    await sendChunks(user, session, content, [0])
    server.faults.failNextCommit()
    expectCode(await sendChunk(user, session, 1, chunkOf(content, session, 1)), 50001)
    await sendChunks(user, session, content, [1, 0])
    const stuck = await user.info(uri('cf.bin'))
    expect(stuck).toMatchObject({ size: 3, primary_entity: first.primary_entity })
    expect(stuck.metadata).toEqual({ 'sys:upload_session_id': session.session_id })
    expect(stuck.extended_info?.storage_used).toBe(1503)
    expectCode(await user.put(uri('cf.bin'), 'x'), 40073)

    const removal = { id: session.session_id, uri: uri('cf.bin') }
    expectCode(await user.call('DELETE', '/file/upload', { json: removal }), 0)
    await sendChunks(user, await open(), content, [0, 1])
    expect(await user.info(uri('cf.bin'))).toMatchObject({ size: 1500, metadata: {} })
    expect((await user.download(uri('cf.bin'))).bytes).toEqual(content)
  },
)
