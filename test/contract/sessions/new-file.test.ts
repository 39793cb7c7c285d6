import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { chunkSize } from '../harness/chunk-size.ts'
import { bytesOf, sha256 } from '../harness/content.ts'
import { scenario } from '../harness/scenario.ts'
import { signIn } from '../harness/sign-in.ts'
import { deleteSession, openSession, requestSession, sendChunk, sendChunks } from '../harness/uploads.ts'

scenario(
  'sessions/new-file-three-chunks',
  'a new file is a marked placeholder of size 0 that reserves quota, until its last chunk is there',
  { timeout: 120_000 },
  async (context) => {
    const { user, uri } = context
    const size = 2.5 * (await chunkSize(context))
    const content = bytesOf(size)
    const used = async () => (accepted(await user.call('GET', '/user/capacity')) as { used: number }).used
    const before = await used()
    const session = await openSession(user, uri('new.bin'), size, {
      entity_type: '',
      last_modified: 1_577_934_245_678,
      mime_type: 'application/octet-stream',
      encryption_supported: ['aes-256-ctr'],
      metadata: { 'tag:red': '#ff0000' },
    })
    expect(session).toMatchObject({ upload_id: '', uri: uri('new.bin'), storage_policy: { type: 'local' } })
    expect(session.session_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(session.callback_secret).not.toBe('')
    expect(session.expires * 1000).toBeGreaterThan(Date.now())
    expect(await used()).toBe(before + size)
    const placeholder = { size: 0, metadata: { 'sys:upload_session_id': session.session_id } }
    const created = await user.info(uri('new.bin'))
    expect(created).toMatchObject(placeholder)
    expect(created.extended_info?.entities).toMatchObject([{ size }])
    await sendChunks(user, session, content, [0])
    expect(await user.info(uri('new.bin'))).toMatchObject(placeholder)
    await sendChunks(user, session, content, [1, 2])
    const done = await user.info(uri('new.bin'))
    expect(done).toMatchObject({ id: created.id, size, metadata: { 'tag:red': '#ff0000' } })
    expect(done.metadata).not.toHaveProperty('sys:upload_session_id')
    expect(done.primary_entity).toBe(created.extended_info?.entities?.[0]?.id)
    expect(Date.parse(done.updated_at)).toBe(1_577_934_245_678)
    expect(await used()).toBe(before + size)
    expect(sha256((await user.download(uri('new.bin'))).bytes)).toBe(sha256(content))

    // The last chunk again, and the end of a session that is over.
    const last = content.subarray(2 * session.chunk_size)
    expectCode(await sendChunk(user, session, 2, last), 40011)
    expectCode(await deleteSession(user, session, uri('new.bin')), 0)
    expect(await user.info(uri('new.bin'))).toMatchObject({ size, primary_entity: done.primary_entity })
  },
)

scenario(
  'sessions/zero-byte-file',
  'one empty chunk completes an empty new file',
  {},
  async ({ user, uri }) => {
    const session = await openSession(user, uri('zero.bin'), 0, { entity_type: '' })
    const before = await user.info(uri('zero.bin'))
    expect(before.metadata).toEqual({ 'sys:upload_session_id': session.session_id })
    const reply = await sendChunk(user, session, 0, '')
    expectCode(reply, 0)
    expect(reply.envelope).not.toHaveProperty('data')
    const after = await user.info(uri('zero.bin'))
    expect(after).toMatchObject({ size: 0, metadata: {} })
    expect(after.primary_entity).toBe(before.extended_info?.entities?.[0]?.id)
    expect(await user.read(uri('zero.bin'))).toBe('')
  },
)

scenario(
  'sessions/zero-byte-version',
  'a chunk without any length completes an empty version over a file with content',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    const first = await user.write(uri('z2.bin'), 'abc')
    const session = await openSession(user, uri('z2.bin'), 0)
    const connection = await user.connect()
    const path = new URL(user.url).pathname.replace(/\/$/, '')
    connection.head('POST', `${path}/api/v4/file/upload/${session.session_id}/0`, user.authorization())
    expect((await connection.next())?.code).toBe(0)
    connection.close()
    const after = await user.info(uri('z2.bin'))
    expect(after).toMatchObject({ id: first.id, size: 0, metadata: {}, extended_info: { storage_used: 3 } })
    expect(await user.read(uri('z2.bin'))).toBe('')
    expect(await user.read(uri('z2.bin'), first.primary_entity)).toBe('abc')
  },
)

scenario(
  'sessions/resume-after-client-restart',
  'a session goes on with a new sign-in; chunks sent again do no harm',
  { timeout: 120_000 },
  async (context) => {
    const { user, uri, account } = context
    const size = 2.5 * (await chunkSize(context))
    const content = bytesOf(size)
    const session = await openSession(user, uri('res.bin'), size)
    await sendChunks(user, session, content, [0, 1])
    const again = user.as((await signIn(user.url, account, user.agents)).access_token)
    const info = await again.info(uri('res.bin'))
    expect(info).toMatchObject({ size: 0, metadata: { 'sys:upload_session_id': session.session_id } })
    await sendChunks(again, session, content, [0, 2])
    expect(await again.info(uri('res.bin'))).toMatchObject({ size, metadata: {} })
    expect(sha256((await again.download(uri('res.bin'))).bytes)).toBe(sha256(content))
  },
)

scenario(
  'sessions/new-name-contention',
  'a session holds its new name: another session 40004 or 40073, PUT 40073, create returns the placeholder',
  {},
  async ({ user, uri }) => {
    const name = uri('nn.bin')
    const session = await openSession(user, name, 3, { entity_type: '' })
    expectCode(await requestSession(user, name, 3, { entity_type: '' }), 40004)
    expectCode(await requestSession(user, name, 3), 40073)
    expectCode(await user.put(name, 'x'), 40073)
    const blank = accepted(await user.call('POST', '/file/create', { json: { uri: name, type: 'file' } }))
    expect(blank).toMatchObject({ name: 'nn.bin', size: 0 })

    const sibling = await openSession(user, uri('nn2.bin'), 3, { entity_type: '' })
    expectCode(await sendChunk(user, sibling, 0, 'abc'), 0)
    const sizes = (await user.list(uri())).files.map((file) => [file.name, file.size])
    expect(sizes.toSorted()).toEqual([
      ['nn.bin', 0],
      ['nn2.bin', 3],
    ])
    expectCode(await sendChunk(user, session, 0, 'xyz'), 0)
    expect(await user.read(name)).toBe('xyz')
  },
)

scenario(
  'sessions/delete-session-new-file',
  'DELETE of a session removes its new file for good, not the folders; a wrong uri removes nothing',
  {},
  async ({ user, uri }) => {
    const name = uri('New1', 'New2', 'n.bin')
    await user.write(uri('doc.bin'), 'other')
    const session = await openSession(user, name, 2500)
    expectCode(await deleteSession(user, session, uri('doc.bin')), 404)
    expectCode(await deleteSession(user, session, uri('none.bin')), 40016)
    expect((await user.info(name)).metadata).toEqual({ 'sys:upload_session_id': session.session_id })
    expectCode(await deleteSession(user, session, name), 0)
    expectCode(await user.getInfo(name), 40016)
    expect((await user.info(uri('New1', 'New2'))).type).toBe(1)
    const trash = (await user.list('cloudreve://trash')).files
    expect(trash.filter((file) => file.metadata?.['sys:restore_uri'] === name)).toEqual([])
    expect(await user.read(uri('doc.bin'))).toBe('other')
  },
)
