import { expect } from 'vitest'
import { accepted, acceptedFile, expectCode } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import { scenario } from '../harness/scenario.ts'
import { groupOf, policyOf } from '../harness/site.ts'
import { requestSession } from '../harness/uploads.ts'

const admin = { needs: 'admin' } as const

scenario(
  'content/put-policy-limits',
  'max_size of the policy is 40049 for PUT and session, and readable',
  admin,
  async ({ user, uri, server }) => {
    const file = uri('a.txt')
    policyOf(server).maxSize = 100
    expectCode(await user.put(file, bytesOf(101)), 40049)
    const written = await user.write(file, bytesOf(100))
    expect((await user.info(file)).extended_info?.storage_policy).toMatchObject({
      type: 'local',
      max_size: 100,
    })
    expect((await user.list(uri())).storage_policy).toMatchObject({ max_size: 100 })
    expectCode(await requestSession(user, file, 101), 40049)
    expect((await user.info(file)).primary_entity).toBe(written.primary_entity)
  },
)

scenario(
  'content/put-policy-limits',
  'denied extensions are matched in lower case against the list as it is, also for existing files',
  admin,
  async ({ user, uri, server }) => {
    await user.write(uri('b.exe'), 'old')
    policyOf(server).extensions = { list: ['exe', 'BAT'], deny: true }
    expectCode(await user.put(uri('b.exe'), 'new'), 40052)
    expectCode(await user.put(uri('C.EXE'), 'new'), 40052)
    acceptedFile(await user.put(uri('c.bat'), 'new'))
    acceptedFile(await user.put(uri('noext'), 'new'))
    const { storage_policy } = (await user.info(uri('c.bat'))).extended_info ?? {}
    expect(storage_policy).toMatchObject({ denied_suffix: ['exe', 'BAT'] })
    expect(await user.read(uri('b.exe'))).toBe('old')
  },
)

scenario(
  'content/put-policy-limits',
  'an allow list refuses other extensions and names without one',
  admin,
  async ({ user, uri, server }) => {
    policyOf(server).extensions = { list: ['txt'], deny: false }
    expectCode(await user.put(uri('b.exe'), 'new'), 40052)
    expectCode(await user.put(uri('noext'), 'new'), 40052)
    acceptedFile(await user.put(uri('a.txt'), 'new'))
    expect((await user.info(uri('a.txt'))).extended_info?.storage_policy).toMatchObject({
      allowed_suffix: ['txt'],
    })
  },
)

scenario(
  'content/put-policy-name-pattern',
  'a denied name pattern stops new files, replaces, renames and creates, but not moves',
  admin,
  async ({ user, uri, server }) => {
    await user.write(uri('~$old.docx'), 'old')
    await user.write(uri('a.txt'), 'old')
    accepted(await user.call('POST', '/file/create', { json: { uri: uri('to'), type: 'folder' } }))
    policyOf(server).namePattern = { pattern: '^~\\$', deny: true }
    expectCode(await user.put(uri('~$doc.docx'), 'new'), 40052)
    expectCode(await user.put(uri('~$old.docx'), 'new'), 40052)
    expectCode(
      await user.call('POST', '/file/rename', { json: { uri: uri('a.txt'), new_name: '~$a.txt' } }),
      40052,
    )
    expectCode(
      await user.call('POST', '/file/create', { json: { uri: uri('~$b.txt'), type: 'file' } }),
      40052,
    )
    expectCode(
      await user.call('POST', '/file/move', { json: { uris: [uri('~$old.docx')], dst: uri('to') } }),
      0,
    )
    const { storage_policy } = (await user.info(uri('a.txt'))).extended_info ?? {}
    expect(storage_policy).toMatchObject({ denied_name_regexp: '^~\\$' })
    expect(await user.read(uri('to', '~$old.docx'))).toBe('old')
  },
)

scenario(
  'content/put-policy-name-pattern',
  'an allow pattern refuses what does not match; a broken pattern refuses everything',
  admin,
  async ({ user, uri, server }) => {
    const policy = policyOf(server)
    policy.namePattern = { pattern: '^[a-z]+\\.txt$', deny: false }
    acceptedFile(await user.put(uri('a.txt'), 'new'))
    expectCode(await user.put(uri('A1.txt'), 'new'), 40052)
    const { storage_policy } = (await user.info(uri('a.txt'))).extended_info ?? {}
    expect(storage_policy).toMatchObject({ allowed_name_regexp: '^[a-z]+\\.txt$' })
    policy.namePattern = { pattern: '(', deny: false }
    expectCode(await user.put(uri('a.txt'), 'new'), 40052)
  },
)

scenario(
  'content/put-quota',
  'used plus new size may not exceed the total; the version to be replaced is not credited',
  admin,
  async ({ user, uri, server }) => {
    const file = uri('q.bin')
    const capacity = async () => accepted(await user.call('GET', '/user/capacity'))
    groupOf(server).quota = 1000
    const first = await user.write(file, bytesOf(600))
    expect(await capacity()).toMatchObject({ total: 1000, used: 600 })
    const refusal = await user.put(file, bytesOf(500), { previous: first.primary_entity })
    expectCode(refusal, 40051, 'Insufficient capacity')
    expect(await user.info(file)).toMatchObject({ primary_entity: first.primary_entity, metadata: {} })
    expectCode(await user.put(file, bytesOf(400)), 0)
    expect(await capacity()).toMatchObject({ used: 1000 })
    expectCode(await user.put(file, 'r'), 40051)
    expectCode(await user.put(file, ''), 0)
    expectCode(await requestSession(user, file, 500), 40051)
  },
)

scenario(
  'content/put-check-order',
  'name, policy size and quota are checked in this order, and all before previous',
  admin,
  async ({ user, uri, server }) => {
    const file = uri('a.txt')
    const first = await user.write(file, '1')
    const stale = first.primary_entity
    await user.write(file, '2', stale)
    const policy = policyOf(server)
    policy.maxSize = 5
    policy.extensions = { list: ['exe'], deny: true }
    groupOf(server).quota = 4
    expectCode(await user.put(file, '123456', { previous: stale }), 40049)
    expectCode(await user.put(file, '123456', { previous: 'zzz' }), 40049)
    expectCode(await user.put(file, '123', { previous: stale }), 40051)
    expectCode(await user.put(file, '12', { previous: stale }), 40076)
    expectCode(await user.put(file, '123456'), 40049)
    expectCode(await user.put(uri('x.exe'), '123456'), 40052)
    expect(await user.read(file)).toBe('2')
  },
)

scenario(
  'content/put-check-order',
  'maxEditSize comes before everything else, also before the space of another user',
  { needs: 'admin', server: { settings: { maxEditSize: 5 } } },
  async ({ user, second, uri }) => {
    const first = await user.write(uri('a.txt'), '1')
    await user.write(uri('a.txt'), '2', first.primary_entity)
    expectCode(await user.put(uri('a.txt'), '123456', { previous: first.primary_entity }), 40049)
    const { created_by } = (await user.info(uri('a.txt'))).extended_info?.entities?.[0] ?? {}
    expectCode(await second.put(`cloudreve://${String(created_by?.['id'])}@my/x.txt`, '123456'), 40049)
  },
)
