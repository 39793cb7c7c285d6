import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, acceptedFile, expectCode, expectInnerCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function patch(user: Client, uri: string, ...patches: readonly object[]): Promise<Reply> {
  return user.call('PATCH', '/file/metadata', { json: { uris: [uri], patches } })
}

const allowed: Readonly<Record<string, string>> = {
  'tag:urgent': '#ff0000',
  'tag:plain': '',
  'customize:emoji': '😀',
  'customize:icon_color': '#123456',
  'dav:lastwriter': 'client-1',
}

scenario(
  'files/metadata-pin-view',
  'tags, colour, emoji and the dav space can be set; they survive a replace and change updated_at',
  {},
  async ({ user, uri }) => {
    const file = uri('a.txt')
    const before = await user.write(file, 'a')
    for (const [key, value] of Object.entries(allowed)) {
      expect(accepted(await patch(user, file, { key, value }))).toBeUndefined()
    }
    const tagged = await user.info(file)
    expect(tagged.metadata).toEqual(allowed)
    expect(tagged.primary_entity).toBe(before.primary_entity)
    expect(tagged.updated_at).not.toBe(before.updated_at)
    await user.write(file, 'b', before.primary_entity)
    expect((await user.info(file)).metadata).toEqual(allowed)
    accepted(await patch(user, file, { key: 'tag:urgent', remove: true }))
    expect((await user.info(file)).metadata).not.toHaveProperty(['tag:urgent'])
    accepted(await patch(user, file))
  },
)

const refused: [patch: object, message: string][] = [
  [{ key: 'mine:x', value: '1' }, 'Invalid metadata key'],
  [{ key: 'x', value: '1' }, 'Invalid metadata key'],
  [{ key: 'customize:emoji', value: 'x' }, 'Invalid metadata patch'],
  [{ key: 'props:none', value: '1' }, 'Invalid metadata patch'],
  [{ key: 'sys:upload_session_id', value: 'x' }, 'Invalid metadata patch'],
  [{ key: 'sys:upload_session_id', remove: true }, 'Invalid metadata patch'],
  [{ key: 'tag:p', value: '', private: true }, 'Invalid parameters.'],
]

scenario(
  'files/metadata-pin-view',
  'other keys and values are refused, the mark of an upload among them',
  {},
  async ({ user, uri }) => {
    const file = uri('a.txt')
    await user.write(file, 'a')
    for (const [each, message] of refused) expectCode(await patch(user, file, each), 40001, message)
    expectCode(await patch(user, file, { key: 'dav:long', value: 'x'.repeat(65_536) }), -1)
    expect((await user.info(file)).metadata).toEqual({})
    const missing = await patch(user, uri('none.txt'), { key: 'tag:x', value: '' })
    expectInnerCode(missing, uri('none.txt'), 40016)
  },
)

scenario(
  'files/metadata-pin-view',
  'the file of somebody else cannot be marked',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const { id } = accepted(await user.call('GET', '/user/me')) as { id: string }
    const foreign = uri('a.txt').replace('cloudreve://my', `cloudreve://${id}@my`)
    expectInnerCode(await patch(second, foreign, { key: 'tag:x', value: '' }), foreign, 403)
  },
)

scenario(
  'files/create-rename-move',
  'a creation may bring metadata along, of allowed keys only',
  {},
  async ({ user, uri }) => {
    const create = (name: string, metadata: object) =>
      user.call('POST', '/file/create', { json: { uri: uri(name), type: 'file', metadata } })
    const made = acceptedFile(await create('m.txt', { 'tag:red': '#ff0000' }))
    expect(made.metadata).toBeNull()
    expect((await user.info(uri('m.txt'))).metadata).toEqual({ 'tag:red': '#ff0000' })
    expectCode(await create('m2.txt', { 'mine:x': '1' }), 40001, 'Invalid metadata key')
    expectCode(await user.getInfo(uri('m2.txt')), 40016)
  },
)

const view = {
  page_size: 50,
  order: 'name',
  order_direction: 'asc',
  view: 'list',
  thumbnail: false,
  gallery_width: 220,
}
const kept = { page_size: 50, order: 'name', order_direction: 'asc', view: 'list', gallery_width: 220 }

scenario(
  'files/view-settings',
  'the view of a folder is kept, shown by list and info, and can be put back',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    const set = (value: object | null) =>
      user.call('PATCH', '/file/view', { json: { uri: folder, view: value } })
    const before = await user.info(folder)
    accepted(await set(view))
    const list = accepted(await user.call('GET', '/file', { query: { uri: folder, page_size: 10 } }))
    expect(list).toMatchObject({ view: { ...kept, page_size: 10 } })
    const after = await user.info(folder)
    expect(after.extended_info?.view).toEqual(kept)
    expect(after.updated_at).not.toBe(before.updated_at)
    expectCode(await set({ ...view, view: 'x' }), 40001, 'Invalid parameters.')
    expectCode(await set({ ...view, page_size: 1 }), 40001, 'PageSize too short')
    expectCode(await set({ ...view, gallery_width: undefined }), 40001, 'GalleryWidth too short')
    accepted(await set(null))
    expect((await user.info(folder)).extended_info?.view).toBeUndefined()
    const anonymous = await user.as(null).call('PATCH', '/file/view', { json: { uri: folder, view: null } })
    expectCode(anonymous, 401, 'Login required')
  },
)
