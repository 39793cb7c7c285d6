import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, acceptedFile, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function create(user: Client, uri: string, type: string, more: object = {}): Promise<Reply> {
  return user.call('POST', '/file/create', { json: { uri, type, ...more } })
}

scenario(
  'files/create-rename-move',
  'a blank file has size 0 and a version id that a PUT may name as previous',
  {},
  async ({ user, uri }) => {
    const blank = acceptedFile(await create(user, uri('a.txt'), 'file'))
    expect(blank).toMatchObject({ type: 0, name: 'a.txt', size: 0, metadata: null, owned: true })
    expect(blank.primary_entity).not.toBe('')
    const other = acceptedFile(await create(user, uri('b.txt'), 'file'))
    const folder = acceptedFile(await create(user, uri('x', 'y'), 'folder'))
    expect(folder).toMatchObject({ type: 1, name: 'y', path: uri('x', 'y'), size: 0 })
    expect([other.primary_entity, folder.primary_entity]).toEqual([
      blank.primary_entity,
      blank.primary_entity,
    ])
    expect((await user.write(uri('a.txt'), 'content', blank.primary_entity)).id).toBe(blank.id)
    expect(await user.read(uri('a.txt'))).toBe('content')
  },
)

scenario(
  'files/create-rename-move',
  'creating what is there answers it, unless a conflict was asked for or the kind differs',
  {},
  async ({ user, uri, folder }) => {
    const blank = acceptedFile(await create(user, uri('a.txt'), 'file'))
    expect(acceptedFile(await create(user, uri('a.txt'), 'file')).id).toBe(blank.id)
    expectCode(await create(user, uri('a.txt'), 'file', { err_on_conflict: true }), 40004, 'Object existed')
    expectCode(await create(user, uri('a.txt'), 'folder'), 40004, 'Object existed')
    expectCode(await create(user, folder, 'file'), 40004)
    expect(accepted(await create(user, 'cloudreve://my/', 'folder'))).toMatchObject({
      type: 1,
      name: '',
      path: 'cloudreve://my/',
    })
  },
)

scenario(
  'files/create-rename-move',
  'nothing is created below a file, in the trash, without a login or with an unknown type',
  {},
  async ({ user, uri }) => {
    accepted(await create(user, uri('a.txt'), 'file'))
    expectCode(await create(user, uri('a.txt', 'b.txt'), 'file'), 403, 'Not supported action')
    expectCode(await create(user, 'cloudreve://trash/a.txt', 'file'), 403, 'Not supported action')
    expectCode(await create(user.as(null), uri('b.txt'), 'file'), 401)
    expectCode(await create(user, uri('q'), 'link'), 40001, 'Invalid parameters.')
    expectCode(await create(user, uri('a:b'), 'folder'), 40052, 'Invalid object name')
  },
)
