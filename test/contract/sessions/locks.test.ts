import { expect } from 'vitest'
import { accepted, acceptedFile, expectCode, expectLocked } from '../harness/expectations.ts'
import { chunkSize } from '../harness/chunk-size.ts'
import type { Context } from '../harness/context.ts'
import { scenario } from '../harness/scenario.ts'
import { deleteSession, openSession, requestSession, sendChunk } from '../harness/uploads.ts'

const retained = { version_retention_enabled: true, version_retention_max: 10, version_retention_ext: [] }

scenario(
  'sessions/lock-during-session',
  'while a session holds a file every write to it is 40073, before previous is looked at',
  {},
  async ({ user, uri }) => {
    const file = uri('L', 'doc.bin')
    const first = await user.write(file, 'old')
    const other = await user.write(uri('other.bin'), 'x')
    const session = await openSession(user, file, 2500, { previous: first.primary_entity })
    const rename = (target: string, new_name: string) =>
      user.call('POST', '/file/rename', { json: { uri: target, new_name } })
    const answers = [
      await user.put(file, 'abc'),
      await user.put(file, 'abc', { previous: other.primary_entity }),
      await requestSession(user, file, 2500),
      await rename(file, 'doc2.bin'),
      await rename(uri('L'), 'L2'),
      await user.call('POST', '/file/move', { json: { uris: [file], dst: uri() } }),
      await user.remove([file]),
      await user.call('PATCH', '/file/metadata', {
        json: { uris: [file], patches: [{ key: 'tag:x', value: '#fff' }] },
      }),
      await user.call('POST', '/file/version/current', {
        json: { uri: file, version: first.primary_entity },
      }),
      await deleteSession(user, '5b9f4f3c-7a51-4b7e-9c54-0f7f3c1f2a10', file),
    ]
    for (const answer of answers)
      expect(expectLocked(answer)).toMatchObject([
        { path: file, type: 0, owner: { application: { type: 'upload' } } },
      ])
    expect(await user.read(file)).toBe('old')
    accepted(await user.call('POST', '/file/create', { json: { uri: uri('L', 'sib.txt'), type: 'file' } }))
    expect((await user.info(file)).metadata).toEqual({ 'sys:upload_session_id': session.session_id })
  },
)

scenario(
  'sessions/lock-during-session',
  'DELETE of the session brings the old state back, may be repeated, and ends its chunks',
  { needs: 'second-user' },
  async ({ user, second, uri, changeSettings }) => {
    await changeSettings(retained)
    const file = uri('doc.bin')
    const first = await user.write(file, 'old')
    const before = await user.info(file)
    const session = await openSession(user, file, 2500, { previous: first.primary_entity })
    // Resolved in the own space of that other user.
    expectCode(await deleteSession(second, session, file), 40016)
    expectCode(await deleteSession(user, session, file), 0)
    expect(await user.info(file)).toEqual(before)
    expectCode(await deleteSession(user, session, file), 0)
    expectCode(await sendChunk(user, session, 0, 'x'), 40011)
    await user.write(file, 'abc', first.primary_entity)
  },
)

/** A session on an existing file whose lock is then taken away; its first chunk is stored. */
async function unlockedSession(context: Context, file: string) {
  const { user } = context
  const chunk = await chunkSize(context)
  const session = await openSession(user, file, 2.5 * chunk)
  const [conflict] = expectLocked(await user.put(file, 'abc'))
  const tokens = [conflict?.token]
  expectCode(await user.call('DELETE', '/file/lock', { json: { tokens } }), 0)
  const again = await user.call('DELETE', '/file/lock', { json: { tokens } })
  expectCode(again, 40001)
  return { session, next: Buffer.alloc(chunk, 'n') }
}

scenario(
  'sessions/force-unlock-session',
  'after a force unlock the chunks of the victim are 40073 without data; its rows stay until the next write',
  {},
  async (context) => {
    const { user, uri, changeSettings } = context
    await changeSettings(retained)
    const file = uri('fu.bin')
    const first = await user.write(file, 'old')
    const { session, next } = await unlockedSession(context, file)
    const left = await user.info(file)
    expect(left).toMatchObject({ size: 3, primary_entity: first.primary_entity })
    expect(left.metadata).toEqual({ 'sys:upload_session_id': session.session_id })
    expect(left.extended_info?.entities).toHaveLength(2)
    const chunk = await sendChunk(user, session, 1, next)
    expectCode(chunk, 40073, 'Lock expired')
    expect(chunk.data).toBeUndefined()

    const mine = await user.write(file, 'mine', first.primary_entity)
    const clean = await user.info(file)
    expect(clean).toMatchObject({ metadata: {}, extended_info: { storage_used: 7 } })
    expectCode(await sendChunk(user, session, 1, next), 40073)
    expectCode(await deleteSession(user, session, file), 0)
    expect(await user.info(file)).toMatchObject({ metadata: {}, primary_entity: mine.primary_entity })
    expect(await user.read(file)).toBe('mine')
  },
)

scenario(
  'sessions/force-unlock-then-changes',
  'once the file is renamed the chunks are 40016; DELETE works with the new uri only',
  {},
  async (context) => {
    const { user, uri } = context
    await user.write(uri('fu.bin'), 'old')
    const { session, next } = await unlockedSession(context, uri('fu.bin'))
    const rename = { uri: uri('fu.bin'), new_name: 'renamed.bin' }
    const renamed = acceptedFile(await user.call('POST', '/file/rename', { json: rename }))
    expectCode(await sendChunk(user, session, 1, next), 40016)
    expectCode(await deleteSession(user, session, uri('fu.bin')), 40016)
    expectCode(await deleteSession(user, session, uri('renamed.bin')), 0)
    const info = await user.info(uri('renamed.bin'))
    expect(info).toMatchObject({ id: renamed.id, metadata: {}, extended_info: { storage_used: 3 } })
    expect(await user.read(uri('renamed.bin'))).toBe('old')
  },
)

scenario(
  'sessions/force-unlock-then-changes',
  'once the file is in the trash chunks and DELETE are 40016',
  {},
  async (context) => {
    const { user, uri } = context
    await user.write(uri('fu.bin'), 'old')
    const { session, next } = await unlockedSession(context, uri('fu.bin'))
    expectCode(await user.remove([uri('fu.bin')]), 0)
    expectCode(await sendChunk(user, session, 1, next), 40016)
    expectCode(await deleteSession(user, session, uri('fu.bin')), 40016)
  },
)
