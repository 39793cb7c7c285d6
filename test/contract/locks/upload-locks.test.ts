import { expect } from 'vitest'
import { expectCode, expectLocked } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import { openPut, startPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'
import { deleteSession, openSession, sendChunk } from '../harness/uploads.ts'

const retained = { version_retention_enabled: true, version_retention_max: 10, version_retention_ext: [] }

scenario(
  'locks/cancel-a-running-put',
  'a running PUT cannot be ended by DELETE /file/upload: 40073, and it commits',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, 'original')
    const content = bytesOf(150_000)
    const sent = content.subarray(0, 50_000)
    const running = await startPut(user, file, {
      length: content.length,
      sent,
      previous: first.primary_entity,
    })
    const before = await user.info(file)
    expect(expectLocked(await deleteSession(user, running.sessionId, file))).toMatchObject([
      { path: file, type: 0, owner: { application: { type: 'upload' } } },
    ])
    expect(await user.info(file)).toEqual(before)
    const reply = await running.finish(content.subarray(50_000))
    running.connection.close()
    expectCode(reply, 0)
    const after = await user.info(file)
    expect(after).toMatchObject({ size: 150_000, metadata: {} })
    expect(after.primary_entity).toBe(before.extended_info?.entities?.[0]?.id)
    expect((await user.download(file)).bytes).toEqual(content)
  },
)

scenario(
  'locks/cancel-a-running-put',
  'an aborted create leaves the new folder and no file',
  {},
  async ({ user, uri }) => {
    const connection = await openPut(user, uri('newdir', 'y.bin'), { 'Content-Length': '100' })
    connection.send('xxxxxxxxxx')
    connection.halfClose()
    expect((await connection.next())?.code).toBe(50004)
    connection.close()
    expectCode(await user.getInfo(uri('newdir', 'y.bin')), 40016)
    expect((await user.info(uri('newdir'))).type).toBe(1)
  },
)

scenario(
  'locks/media-job-lock',
  'images can be saved again and again; a job in the background answers 40073 at most',
  {},
  async ({ user, uri }) => {
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
    for (let round = 0; round < 30; round++) {
      const reply = await user.put(uri(`p${round % 3}.jpg`), Buffer.concat([jpeg, bytesOf(round)]))
      if (reply.code === 0) continue
      const [conflict] = expectLocked(reply)
      expect(['updateMetadata', 'upload']).toContain(conflict?.owner.application.type)
    }
  },
)

scenario(
  'locks/upload-lock-and-force-unlock',
  'whoever knows the token unlocks, also another user; the victim ends with 40073 without data',
  { needs: 'second-user' },
  async ({ user, second, uri, changeSettings }) => {
    await changeSettings(retained)
    const file = uri('x.txt')
    const first = await user.write(file, 'original')
    const content = bytesOf(300_000)
    const sent = content.subarray(0, 100_000)
    const slow = await startPut(user, file, { length: content.length, sent, previous: first.primary_entity })
    const [conflict] = expectLocked(await user.put(file, 'second', { previous: first.primary_entity }))
    expectCode(await second.call('DELETE', '/file/lock', { json: { tokens: [conflict?.token] } }), 0)
    expect(await user.info(file)).toMatchObject({
      size: 8,
      metadata: { 'sys:upload_session_id': slow.sessionId },
      extended_info: { storage_used: 300_008 },
    })
    const mine = await user.write(file, 'second', first.primary_entity)
    const refusal = await slow.finish(content.subarray(100_000))
    slow.connection.close()
    expectCode(refusal, 40073, 'Lock expired')
    expect(refusal.data).toBeUndefined()
    expect(await user.info(file)).toMatchObject({
      primary_entity: mine.primary_entity,
      metadata: {},
      extended_info: { storage_used: 14 },
    })
    expect(await user.read(file)).toBe('second')
    expectCode(await user.call('DELETE', '/file/lock', { json: { tokens: [conflict?.token] } }), 40001)
  },
)

scenario(
  'locks/upload-lock-and-force-unlock',
  'an unknown token is 40001, with or without a login; an empty list is accepted, none at all not',
  {},
  async ({ user }) => {
    const unlock = (json: unknown) => user.call('DELETE', '/file/lock', { json })
    const unknown = { tokens: ['00000000-0000-0000-0000-000000000000'] }
    expectCode(await unlock(unknown), 40001)
    expectCode(await user.as(null).call('DELETE', '/file/lock', { json: unknown }), 40001)
    expectCode(await unlock({ tokens: [] }), 0)
    expectCode(await unlock({}), 40001)
  },
)

scenario(
  'locks/upload-lock-and-force-unlock',
  'several tokens are unlocked all or not at all',
  {},
  async ({ user, uri }) => {
    const session = await openSession(user, uri('x.bin'), 5)
    const [conflict] = expectLocked(await user.put(uri('x.bin'), 'mine'))
    const tokens = [conflict?.token, '00000000-0000-0000-0000-000000000000']
    expectCode(await user.call('DELETE', '/file/lock', { json: { tokens } }), 40001)
    expectLocked(await user.put(uri('x.bin'), 'mine'))
    expectCode(await sendChunk(user, session, 0, '12345'), 0)
  },
)

scenario(
  'locks/upload-session-lock',
  'an abandoned session is found by sys:upload_session_id and ended by DELETE /file/upload, not by others',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, 'original')
    const session = await openSession(user, file, 5)
    expectLocked(await user.put(file, 'mine', { previous: first.primary_entity }))
    const id = (await user.info(file)).metadata?.['sys:upload_session_id'] ?? ''
    expect(id).toBe(session.session_id)
    expectCode(await deleteSession(second, id, file), 40016)
    expectCode(await deleteSession(user, id, file), 0)
    await user.write(file, 'mine', first.primary_entity)
    expect(await user.read(file)).toBe('mine')
  },
)

scenario(
  'locks/upload-session-lock',
  'after a force unlock PUT works although the mark is still there, removes it, and the victim fails',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    await user.write(file, 'original')
    const session = await openSession(user, file, 5)
    const [conflict] = expectLocked(await user.put(file, 'mine'))
    expectCode(await user.call('DELETE', '/file/lock', { json: { tokens: [conflict?.token] } }), 0)
    expect((await user.info(file)).metadata).toEqual({ 'sys:upload_session_id': session.session_id })
    const mine = await user.write(file, 'mine')
    expect((await user.info(file)).metadata).toEqual({})
    expectCode(await sendChunk(user, session, 0, '12345'), 40073)
    expect((await user.info(file)).primary_entity).toBe(mine.primary_entity)
    expect(await user.read(file)).toBe('mine')
  },
)
