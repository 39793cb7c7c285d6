import { expect } from 'vitest'
import { accepted, acceptedFile, expectCode } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import { scenario } from '../harness/scenario.ts'
import { policyOf } from '../harness/site.ts'
import { deleteSession, openSession, requestSession } from '../harness/uploads.ts'

scenario(
  'sessions/create-entity-type-errors',
  'without entity_type an existing file is 40004; live_photo needs the file; another type is 40001',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri('ex.bin'), 'abc')
    expectCode(await requestSession(user, uri('ex.bin'), 5, { entity_type: '' }), 40004)
    expectCode(await requestSession(user, uri('nope.bin'), 5, { entity_type: 'live_photo' }), 40016)
    expectCode(await requestSession(user, uri('ex.bin'), 5, { entity_type: 'thumbnail' }), 40001)
    expectCode(await requestSession(user, 'cloudreve://my/', 5), 40004)
    expectCode(await requestSession(user, uri(), 5), 40004)
    expectCode(await requestSession(user, uri('ex.bin', 'x.bin'), 5, { entity_type: '' }), 403)
    expect(await user.info(uri('ex.bin'))).toMatchObject({
      primary_entity: file.primary_entity,
      metadata: {},
    })
  },
)

scenario(
  'sessions/create-entity-type-errors',
  'a negative size is 40001, a missing one counts as 0; uri, policy and metadata are validated',
  {},
  async ({ user, uri }) => {
    const file = uri('p.bin')
    const create = (json: Readonly<Record<string, unknown>>) => user.call('PUT', '/file/upload', { json })
    expectCode(await create({ uri: file, size: -1 }), 40001)
    accepted(await create({ uri: uri('nosize.bin') }))
    expect((await user.info(uri('nosize.bin'))).size).toBe(0)
    for (const wrong of [{}, { uri: 'not a uri %' }, { uri: 'hello' }])
      expectCode(await create({ ...wrong, size: 5 }), 40001)
    expectCode(await create({ uri: file, size: 5, policy_id: 'xxxx!' }), 40001)
    for (const key of ['sys:foo', 'foo:bar'])
      expectCode(await create({ uri: file, size: 5, metadata: { [key]: '1' } }), 40001)
    expectCode(await user.as(null).call('PUT', '/file/upload', { json: { uri: file, size: 5 } }), 401)
    for (const space of ['trash', 'shared_with_me'])
      expectCode(await create({ uri: `cloudreve://${space}/x.bin`, size: 5 }), 403)
    expectCode(await create({ uri: uri('a:b.bin'), size: 5 }), 40052)
    expectCode(await create({ uri: uri('a'.repeat(256)), size: 5 }), 40052)
    expectCode(await user.getInfo(file), 40016)
  },
)

scenario(
  'sessions/create-entity-type-errors',
  'policy_id is decoded and otherwise ignored; more than the quota is 40051',
  {},
  async ({ user, uri }) => {
    const probe = await openSession(user, uri('p.bin'), 5)
    expectCode(await deleteSession(user, probe, uri('p.bin')), 0)
    const session = await openSession(user, uri('p.bin'), 5, { policy_id: probe.storage_policy.id })
    expect(session.storage_policy.id).toBe(probe.storage_policy.id)
    const { total } = accepted(await user.call('GET', '/user/capacity')) as { total: number }
    expectCode(await requestSession(user, uri('big.bin'), total + 1), 40051)
    expectCode(await user.getInfo(uri('big.bin')), 40016)
  },
)

scenario(
  'sessions/create-policy-limits',
  'max_size, extensions and name patterns of the policy are checked at creation',
  { needs: 'admin' },
  async ({ user, uri, folder, server }) => {
    await user.write(uri('ex.bin'), 'abc')
    const policy = policyOf(server)
    policy.maxSize = 2000
    policy.extensions = { list: ['exe'], deny: true }
    expectCode(await requestSession(user, uri('l.bin'), 2001, { entity_type: '' }), 40049)
    expectCode(await requestSession(user, uri('ex.bin'), 2001), 40049)
    expectCode(await requestSession(user, uri('l.exe'), 5), 40052)
    policy.namePattern = { pattern: '^~\\$', deny: true }
    for (const target of [`${folder}/~$l.docx`, uri('~$l.docx')])
      expectCode(await requestSession(user, target, 5), 40052)
    await openSession(user, uri('fine.bin'), 2000)
  },
)

scenario(
  'sessions/foreign-space',
  'the space of another user is 403, the own id may be spelled out',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    acceptedFile(await user.put(uri('x.bin'), bytesOf(3)))
    const { created_by } = (await user.info(uri('x.bin'))).extended_info?.entities?.[0] ?? {}
    const spelled = uri('own.bin').replace('://my', `://${String(created_by?.['id'])}@my`)
    expectCode(await requestSession(second, spelled, 3), 403)
    const session = await openSession(user, spelled, 3)
    expect(session.uri).toBe(spelled)
    expectCode(await deleteSession(user, session, uri('own.bin')), 0)
  },
)
