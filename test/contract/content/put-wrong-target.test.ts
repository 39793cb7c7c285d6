import { expect } from 'vitest'
import { acceptedFile, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

scenario(
  'content/put-wrong-target',
  'folders and the root are 40004, a file on the way, trash and shared_with_me are 403',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri('dir', 'f.txt'), 'x')
    const folder = await user.info(uri('dir'))
    expectCode(await user.put(uri('dir'), 'x'), 40004, 'Object existed')
    // The folder hides a stale or garbled previous.
    for (const previous of [file.primary_entity, 'zzz'])
      expectCode(await user.put(uri('dir'), 'x', { previous }), 40004)
    expectCode(await user.put('cloudreve://my/', 'x'), 40004)
    expectCode(await user.put('cloudreve://my', 'x'), 40004)
    expectCode(await user.put(uri('dir', 'f.txt', 'below.txt'), 'x'), 403, 'Not supported action')
    for (const space of ['trash', 'shared_with_me'])
      for (const client of [user, user.as(null)])
        expectCode(await client.put(`cloudreve://${space}/x.txt`, 'x'), 403, 'Not supported action')
    expectCode(await user.as(null).put(uri('dir', 'f.txt'), 'x'), 401, 'Login required')
    expect(await user.info(uri('dir'))).toMatchObject({ id: folder.id, type: 1 })
  },
)

scenario(
  'content/put-wrong-target',
  'somebody else’s space is 403, a user id that is none 40016',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    const me = acceptedFile(await user.put(uri('mine.txt'), 'x'))
    const { created_by } = (await user.info(uri('mine.txt'))).extended_info?.entities?.[0] ?? {}
    const foreign = uri('mine.txt').replace('cloudreve://my', `cloudreve://${String(created_by?.['id'])}@my`)
    expectCode(await second.put(foreign, 'x'), 403, 'Permission denied')
    expectCode(await user.put(uri('mine.txt').replace('://my', '://zzzz@my'), 'x'), 40016)
    expectCode(await second.infoById(me.id), 40082)
    expect(await user.read(uri('mine.txt'))).toBe('x')
  },
)

scenario(
  'content/put-wrong-target',
  'a file in the trash cannot be replaced and has no capability',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri('t.txt'), 'x')
    expectCode(await user.remove([uri('t.txt')]), 0)
    const inTrash = acceptedFile(await user.infoById(file.id))
    expect(inTrash.capability).toBeUndefined()
    const reply = await user.put(inTrash.path, 'y', { previous: file.primary_entity })
    expectCode(reply, 403, 'Not supported action')
  },
)

scenario(
  'content/put-wrong-target',
  'info has its own refusals: undecodable id, version id, no login, root, nothing at all',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri('f.txt'), 'x')
    expectCode(await user.infoById('!!!'), 40001, 'unknown file id')
    expectCode(await user.infoById(file.primary_entity), 40001)
    expectCode(await user.as(null).infoById(file.id), 40082)
    expectCode(await user.getInfo('cloudreve://my/'), 403, 'Not supported action')
    expectCode(await user.call('GET', '/file/info', { query: { extended: true } }), 40001, 'uri is required')
    const query = { uri: uri(), extended: true, folder_summary: true }
    const summary = acceptedFile(await user.call('GET', '/file/info', { query })).folder_summary
    expect(summary).toMatchObject({ size: 1, files: 1, folders: 0, completed: true })
  },
)

scenario(
  'content/put-symbolic-folder',
  'a shortcut to a share is a folder with metadata that cannot be walked',
  {},
  async ({ user, uri }) => {
    await user.write(uri('x.txt'), 'x')
    const { created_by } = (await user.info(uri('x.txt'))).extended_info?.entities?.[0] ?? {}
    const metadata = {
      'sys:shared_redirect': 'cloudreve://qrcD@share/',
      'sys:shared_owner': created_by?.['id'],
    }
    const json = { uri: uri('shortcut'), type: 'folder', err_on_conflict: true, metadata }
    expect(acceptedFile(await user.call('POST', '/file/create', { json })).type).toBe(1)
    expect((await user.info(uri('shortcut'))).metadata).toEqual(metadata)
    const refusal = 'Symbolic folder cannot be walked into'
    expectCode(await user.put(uri('shortcut', 'x.txt'), 'y'), 403, refusal)
    expectCode(await user.put(uri('shortcut'), 'y'), 403, refusal)
    expectCode(
      await user.call('GET', '/file', { query: { uri: uri('shortcut'), page_size: 10 } }),
      403,
      refusal,
    )
    expectCode(await user.getInfo(uri('shortcut', 'x.txt')), 403, refusal)
  },
)
