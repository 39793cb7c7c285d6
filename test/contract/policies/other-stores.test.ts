import { expect } from 'vitest'
import { expectCode } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import type { Context } from '../harness/context.ts'
import { scenario } from '../harness/scenario.ts'
import { policyOf } from '../harness/site.ts'
import { deleteSession, openSession, sendChunk } from '../harness/uploads.ts'

const admin = { needs: 'admin' } as const
const claim = 'the session reply names the type of the store and how to reach it; PUT works, DELETE cleans up'

const named = (type: string, fields: readonly string[]) => async (context: Context) => {
  const { user, uri, server } = context
  Object.assign(policyOf(server), { type, chunkSize: 1000 })
  const file = await user.write(uri('by-put.bin'), bytesOf(1500))
  expect(file.size).toBe(1500)
  expect((await user.download(uri('by-put.bin'))).bytes).toEqual(bytesOf(1500))

  const session = await openSession(user, uri('new.bin'), 1500)
  expect(session.storage_policy.type).toBe(type)
  expect(Object.keys(session)).toEqual(expect.arrayContaining([...fields]))
  expectCode(await deleteSession(user, session, uri('new.bin')), 0)
  expectCode(await user.getInfo(uri('new.bin')), 40016)
}

const parts = ['upload_urls', 'completeURL']
scenario('policies/cos-session-create', claim, admin, named('cos', parts))
scenario('policies/ks3-session-create', claim, admin, named('ks3', parts))
scenario('policies/obs-session-create', claim, admin, named('obs', parts))
scenario('policies/oss-session-create', claim, admin, named('oss', parts))
scenario('policies/s3-two-parts', claim, admin, named('s3', parts))
scenario(
  'policies/upyun-session-create',
  claim,
  admin,
  named('upyun', ['upload_urls', 'upload_policy', 'credential']),
)
scenario('policies/remote-three-chunks', claim, admin, named('remote', ['upload_urls', 'credential']))

scenario(
  'policies/s3-relay',
  'a relaying policy of any type takes one chunk through the site',
  admin,
  async ({ user, uri, server }) => {
    Object.assign(policyOf(server), { type: 's3', relay: true })
    const content = bytesOf(2500)
    const session = await openSession(user, uri('relay.bin'), 2500, { entity_type: '' })
    expect(session).toMatchObject({ chunk_size: 0, storage_policy: { type: 's3', relay: true } })
    expectCode(await sendChunk(user, session, 0, content), 0)
    expect(await user.info(uri('relay.bin'))).toMatchObject({ size: 2500, metadata: {} })
    expect((await user.download(uri('relay.bin'))).bytes).toEqual(content)
  },
)

scenario(
  'policies/s3-relay',
  'its DELETE answers -1 although the clean-up is done',
  admin,
  async ({ user, uri, server }) => {
    Object.assign(policyOf(server), { type: 's3', relay: true })
    const first = await user.write(uri('old.bin'), 'old')
    for (const name of ['new.bin', 'old.bin']) {
      const session = await openSession(user, uri(name), 2500)
      expectCode(await deleteSession(user, session, uri(name)), -1)
    }
    expectCode(await user.getInfo(uri('new.bin')), 40016)
    expect((await user.info(uri('old.bin'))).metadata).toEqual({})
    await user.write(uri('old.bin'), 'unlocked', first.primary_entity)
  },
)
