import { expect } from 'vitest'
import { acceptedFile, expectCode, accepted } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import type { Context } from '../harness/context.ts'
import { startPut } from '../harness/running-put.ts'
import type { RunningPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'
import { restart } from '../harness/site.ts'
import { deleteSession } from '../harness/uploads.ts'

const knobs = { needs: 'test-server' } as const
const half = bytesOf(200_000)
const length = 400_000

/** A replace and a create, both half way when the server is killed. */
async function killInTheMiddle(context: Context): Promise<{ replace: RunningPut; create: RunningPut }> {
  const { user, uri } = context
  const replace = await startPut(user, uri('old.bin'), { length, sent: half })
  const create = await startPut(user, uri('new.bin'), { length, sent: half })
  await restart(context, 'killed')
  for (const { connection } of [replace, create]) expect(await connection.next()).toBeNull()
  return { replace, create }
}

scenario(
  'content/put-server-killed',
  'a kill leaves the old version, no lock, but placeholder, session id and reserved quota',
  knobs,
  async (context) => {
    const { user, uri } = context
    const used = async () => (accepted(await user.call('GET', '/user/capacity')) as { used: number }).used
    const first = await user.write(uri('old.bin'), 'original content')
    const before = await used()
    const { replace, create } = await killInTheMiddle(context)
    const old = await user.info(uri('old.bin'))
    expect(old).toMatchObject({
      size: 16,
      primary_entity: first.primary_entity,
      metadata: { 'sys:upload_session_id': replace.sessionId },
      extended_info: { storage_used: 400_016, entities: [{ size: length }, { id: first.primary_entity }] },
    })
    const created = await user.info(uri('new.bin'))
    expect(created).toMatchObject({ size: 0, metadata: { 'sys:upload_session_id': create.sessionId } })
    expect(await used()).toBe(before + 2 * length)
    expect(await user.read(uri('old.bin'))).toBe('original content')
    expect(await user.read(uri('new.bin'))).toBe('')

    await user.write(uri('old.bin'), 'after the kill', first.primary_entity)
    await user.write(uri('new.bin'), 'after the kill', created.primary_entity)
    expect(await user.info(uri('old.bin'))).toMatchObject({
      metadata: {},
      extended_info: { storage_used: 30 },
    })
    expect(await user.info(uri('new.bin'))).toMatchObject({
      id: created.id,
      metadata: {},
      extended_info: { storage_used: 14 },
    })
    expect(await used()).toBe(before + 28)
  },
)

scenario(
  'content/put-server-killed-cleanup',
  'DELETE /file/upload with the id from the metadata removes what a kill left',
  knobs,
  async (context) => {
    const { user, uri } = context
    const first = await user.write(uri('old.bin'), 'original content')
    const { replace, create } = await killInTheMiddle(context)
    expectCode(await deleteSession(user, replace.sessionId, uri('old.bin')), 0)
    expect(await user.info(uri('old.bin'))).toMatchObject({
      metadata: {},
      primary_entity: first.primary_entity,
      extended_info: { storage_used: 16 },
    })
    expectCode(await deleteSession(user, create.sessionId, uri('new.bin')), 0)
    expectCode(await user.getInfo(uri('new.bin')), 40016)
    expectCode(await deleteSession(user, create.sessionId, uri('new.bin')), 40016)
  },
)

scenario(
  'content/put-server-killed-cleanup',
  'a half created file can be renamed, keeps its mark, and can be deleted',
  knobs,
  async (context) => {
    const { user, uri } = context
    await user.write(uri('old.bin'), 'original content')
    const { create } = await killInTheMiddle(context)
    const rename = { uri: uri('new.bin'), new_name: 'renamed.bin' }
    expect(acceptedFile(await user.call('POST', '/file/rename', { json: rename })).size).toBe(0)
    expect((await user.info(uri('renamed.bin'))).metadata).toEqual({
      'sys:upload_session_id': create.sessionId,
    })
    expectCode(await user.remove([uri('renamed.bin')]), 0)
    expectCode(await user.getInfo(uri('renamed.bin')), 40016)
  },
)

scenario(
  'content/put-server-stopped',
  'an orderly stop refuses new connections, reads the running body to its end and answers -1',
  knobs,
  async (context) => {
    const { user, uri } = context
    const first = await user.write(uri('old.bin'), 'original content')
    const sent = half.subarray(0, 100_000)
    const running = await startPut(user, uri('old.bin'), { length, sent, previous: first.primary_entity })
    const restarted = restart(context, 'orderly')
    await expect(user.connect()).rejects.toThrow('ECONNREFUSED')
    expectCode(await running.finish(bytesOf(300_000)), -1, '')
    await restarted
    expect(await user.info(uri('old.bin'))).toMatchObject({
      size: 16,
      primary_entity: first.primary_entity,
      metadata: { 'sys:upload_session_id': running.sessionId },
      extended_info: { storage_used: 400_016 },
    })
    await user.write(uri('old.bin'), 'after the stop', first.primary_entity)
  },
)
