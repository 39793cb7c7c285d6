import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { chunkSize } from '../harness/chunk-size.ts'
import { bytesOf, sha256 } from '../harness/content.ts'
import { scenario } from '../harness/scenario.ts'
import { deleteSession, openSession, requestSession, sendChunk, sendChunks } from '../harness/uploads.ts'

const retained = { version_retention_enabled: true, version_retention_max: 10, version_retention_ext: [] }

scenario(
  'sessions/replace-version-previous-ok',
  'the old version stays current and readable until the last chunk; then the placeholder becomes current',
  { timeout: 120_000 },
  async (context) => {
    const { user, uri, changeSettings } = context
    await changeSettings(retained)
    const size = 2.5 * (await chunkSize(context))
    const content = bytesOf(size)
    const file = uri('doc.bin')
    const first = await user.write(file, bytesOf(700))
    const session = await openSession(user, file, size, {
      previous: first.primary_entity,
      last_modified: 1_600_000_000_123,
    })
    await sendChunks(user, session, content, [0, 1])
    const during = await user.info(file)
    expect(during).toMatchObject({ id: first.id, size: 700, primary_entity: first.primary_entity })
    expect(during.metadata).toEqual({ 'sys:upload_session_id': session.session_id })
    expect(during.extended_info?.entities?.map((each) => each.size)).toEqual([size, 700])
    expect((await user.download(file)).bytes).toEqual(bytesOf(700))
    await sendChunks(user, session, content, [2])
    const after = await user.info(file)
    expect(after).toMatchObject({ id: first.id, size, metadata: {}, created_at: first.created_at })
    expect(after.primary_entity).toBe(during.extended_info?.entities?.[0]?.id)
    expect(after.extended_info?.entities?.map((each) => each.id)).toEqual([
      after.primary_entity,
      first.primary_entity,
    ])
    expect(Date.parse(after.updated_at)).toBe(1_600_000_000_123)
    expect(sha256((await user.download(file)).bytes)).toBe(sha256(content))
  },
)

scenario(
  'sessions/create-previous-errors',
  'a stale previous is 40076, no version id 40001; neither leaves a session',
  {},
  async ({ user, uri }) => {
    const file = uri('doc.bin')
    const first = await user.write(file, 'one')
    const second = await user.write(file, 'two', first.primary_entity)
    const request = (previous: string) => requestSession(user, file, 10, { previous })
    expectCode(await request(first.primary_entity), 40076)
    for (const previous of ['zzzzzz!', second.id, `"${second.primary_entity}"`])
      expectCode(await request(previous), 40001)
    expect(await user.info(file)).toMatchObject({ primary_entity: second.primary_entity, metadata: {} })
    await user.write(file, 'three', second.primary_entity)
  },
)

scenario(
  'sessions/create-previous-errors',
  'previous is ignored when the file is missing',
  {},
  async ({ user, uri }) => {
    const other = await user.write(uri('doc.bin'), 'one')
    const session = await openSession(user, uri('none.bin'), 10, { previous: other.primary_entity })
    expectCode(await deleteSession(user, session, uri('none.bin')), 0)
    expectCode(await user.getInfo(uri('none.bin')), 40016)
  },
)

scenario(
  'sessions/last-modified',
  'last_modified in milliseconds becomes updated_at; missing or negative means the completion',
  {},
  async ({ user, uri }) => {
    const upload = async (name: string, fields: Readonly<Record<string, unknown>>) => {
      const session = await openSession(user, uri(name), 3, fields)
      expectCode(await sendChunk(user, session, 0, 'abc'), 0)
      const file = await user.info(uri(name))
      return { updated: Date.parse(file.updated_at), created: Date.parse(file.created_at) }
    }
    for (const fields of [{}, { last_modified: 0 }, { last_modified: -5 }]) {
      const { updated, created } = await upload(`now${JSON.stringify(fields).length}.bin`, fields)
      expect(Math.abs(updated - created)).toBeLessThan(10_000)
    }
    // Seconds sent by mistake give 1970.
    expect((await upload('seconds.bin', { last_modified: 1_600_000_000 })).updated).toBe(1_600_000_000)
    expect((await upload('future.bin', { last_modified: 4_102_444_800_000 })).updated).toBe(4_102_444_800_000)
    for (const last_modified of [1_600_000_000_123.5, '1600000000123'])
      expectCode(await requestSession(user, uri('no.bin'), 3, { last_modified }), 40001)
  },
)

scenario(
  'sessions/api-cost',
  'one replace is one PUT, or one session, its chunks and an info',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings(retained)
    const file = uri('cost.bin')
    const put = await user.write(file, bytesOf(2500))
    expect(put).toMatchObject({ size: 2500, owned: true })
    const session = await openSession(user, file, 2500, { previous: put.primary_entity })
    const reply = await sendChunk(user, session, 0, bytesOf(2500, 2))
    expect(reply.envelope).toEqual({ code: 0, msg: '' })
    const info = await user.info(file)
    expect(info).toMatchObject({ id: put.id, size: 2500, metadata: {} })
    expect(info.primary_entity).not.toBe(put.primary_entity)
  },
)

scenario(
  'sessions/quota-reservation',
  'a session reserves its size at once: others get 40051 until it is deleted',
  { needs: 'admin' },
  async ({ user, uri }) => {
    const capacity = async () =>
      accepted(await user.call('GET', '/user/capacity')) as { used: number; total: number }
    await user.write(uri('small.bin'), bytesOf(100))
    const { used, total } = await capacity()
    const session = await openSession(user, uri('q1.bin'), total - used - 100)
    expect(await capacity()).toEqual({ total, used: total - 100 })
    expectCode(await requestSession(user, uri('q2.bin'), 200), 40051)
    expectCode(await user.put(uri('q3.bin'), bytesOf(200)), 40051)
    expectCode(await deleteSession(user, session, uri('q1.bin')), 0)
    expect(await capacity()).toEqual({ total, used })
    expectCode(await user.put(uri('q3.bin'), bytesOf(200)), 0)
  },
)
