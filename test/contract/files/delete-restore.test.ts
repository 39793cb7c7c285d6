import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, acceptedFile, expectCode, expectInnerCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function restore(user: Client, trashUri: string): Promise<Reply> {
  return user.call('POST', '/file/restore', { json: { uris: [trashUri] } })
}

/** Soft-deletes a file; returns its uri in the trash. */
async function trash(user: Client, uri: string): Promise<string> {
  const { id } = await user.info(uri)
  accepted(await user.remove([uri]))
  return acceptedFile(await user.infoById(id)).path
}

async function whoIs(user: Client): Promise<{ id: string; group: { permission: string } }> {
  return accepted(await user.call('GET', '/user/me')) as { id: string; group: { permission: string } }
}

scenario(
  'files/delete-restore',
  'a deleted file is found by id in the trash, with its name, version and the place it came from',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('a.txt'), 'a')
    expect(accepted(await user.remove([uri('a.txt')]))).toBeUndefined()
    expectCode(await user.getInfo(uri('a.txt')), 40016)
    const gone = acceptedFile(await user.infoById(before.id))
    expect(gone).toMatchObject({
      id: before.id,
      name: 'a.txt',
      owned: true,
      primary_entity: before.primary_entity,
      metadata: { 'sys:restore_uri': uri('a.txt') },
    })
    expect(gone.path).toMatch(/^cloudreve:\/\/trash\/[0-9a-f-]{36}$/)
    expect(gone.capability).toBeUndefined()
    expect(Number(gone.metadata?.['sys:expected_collect_time'])).toBeGreaterThan(0)
    expect(await user.info(gone.path)).toMatchObject({ id: before.id, path: gone.path })
  },
)

scenario(
  'files/delete-restore',
  'a restore brings back the same id, version and content to the same place',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('a.txt'), 'a')
    const place = await trash(user, uri('a.txt'))
    expect(accepted(await restore(user, place))).toBeUndefined()
    expect(acceptedFile(await user.infoById(before.id))).toMatchObject({
      path: uri('a.txt'),
      primary_entity: before.primary_entity,
      metadata: {},
    })
    expect(await user.read(uri('a.txt'))).toBe('a')
    expectInnerCode(await restore(user, place), place, 40016)
  },
)

scenario(
  'files/delete-restore',
  'a restore needs a free name and the folder the file came from',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'old')
    const taken = await trash(user, uri('a.txt'))
    await user.write(uri('a.txt'), 'new')
    expectInnerCode(await restore(user, taken), taken, 40004)
    expect(await user.read(uri('a.txt'))).toBe('new')

    await user.write(uri('sub', 'b.txt'), 'b')
    const orphan = await trash(user, uri('sub', 'b.txt'))
    accepted(await user.remove([uri('sub')], { skip_soft_delete: true }))
    expectInnerCode(await restore(user, orphan), orphan, 40016)
  },
)

scenario(
  'files/delete-restore',
  'a file whose folder is gone can be moved out of the trash, under its old name if that is free there',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('sub', 'b.txt'), 'b')
    const orphan = await trash(user, uri('sub', 'b.txt'))
    accepted(await user.remove([uri('sub')], { skip_soft_delete: true }))
    const out = (dst: string) => user.call('POST', '/file/move', { json: { uris: [orphan], dst } })
    await user.write(uri('taken', 'b.txt'), 'another')
    expectCode(await out(uri('taken')), 40004)
    expect(acceptedFile(await user.infoById(before.id)).path).toBe(orphan)
    await user.write(uri('free', 'c.txt'), 'c')
    accepted(await out(uri('free')))
    expect(acceptedFile(await user.infoById(before.id))).toMatchObject({
      path: uri('free', 'b.txt'),
      primary_entity: before.primary_entity,
      metadata: {},
    })
    expect(await user.read(uri('free', 'b.txt'))).toBe('b')
  },
)

scenario(
  'files/delete-restore',
  'a file in a deleted folder is not found by its id',
  {},
  async ({ user, uri }) => {
    const inside = await user.write(uri('sub', 'a.txt'), 'a')
    const place = await trash(user, uri('sub'))
    expectCode(await user.infoById(inside.id), 40016, 'Path not exist')
    accepted(await restore(user, place))
    expect(acceptedFile(await user.infoById(inside.id)).path).toBe(uri('sub', 'a.txt'))
  },
)

scenario(
  'files/delete-restore',
  'in the trash only deletion for good works, and then the id is unknown',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('a.txt'), 'a')
    const place = await trash(user, uri('a.txt'))
    expectInnerCode(await user.remove([place]), place, 403)
    expectInnerCode(await user.call('POST', '/file/url', { json: { uris: [place] } }), place, 403)
    accepted(await user.remove([place], { skip_soft_delete: true }))
    expectCode(await user.infoById(before.id), -1, '')
  },
)

scenario(
  'files/delete-restore',
  'of several files the ones that exist are deleted and only the others are reported',
  {},
  async ({ user, uri }) => {
    await user.write(uri('b.txt'), 'b')
    const reply = await user.remove([uri('b.txt'), uri('none.txt')])
    expectInnerCode(reply, uri('none.txt'), 40016)
    expect(Object.keys(reply.envelope.aggregated_error ?? {})).toEqual([uri('none.txt')])
    expectCode(await user.getInfo(uri('b.txt')), 40016)
  },
)

scenario(
  'files/delete-restore',
  'the root, an empty list and a call without login are refused',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    expectInnerCode(await user.remove(['cloudreve://my/']), 'cloudreve://my', 403)
    expectCode(await user.remove([]), 40001, 'Uris too short')
    expectInnerCode(await user.as(null).remove([uri('a.txt')]), uri('a.txt'), 401)
    expect(await user.read(uri('a.txt'))).toBe('a')
  },
)

scenario(
  'files/delete-restore',
  'a file in the space of somebody else can be neither deleted nor found by id',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    const file = await user.write(uri('mine.txt'), 'mine')
    const me = (await whoIs(user)).id
    const foreign = uri('mine.txt').replace('cloudreve://my', `cloudreve://${me}@my`)
    expectInnerCode(await second.remove([foreign]), foreign, 403)
    const { permission } = (await whoIs(second)).group
    const administrator = ((Buffer.from(permission, 'base64')[0] ?? 0) & 1) === 1
    expectCode(await second.infoById(file.id), administrator ? 403 : 40082)
    expectCode(await second.as(null).infoById(file.id), 40082)
    expect(await user.read(foreign)).toBe('mine')
  },
)

scenario(
  'files/delete-restore',
  'unlinking needs a right that ordinary groups do not have',
  { needs: 'test-server' },
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const reply = await user.call('DELETE', '/file', { json: { uris: [uri('a.txt')], unlink: true } })
    expectCode(reply, 403, 'advance delete permission is required')
    expect(await user.read(uri('a.txt'))).toBe('a')
  },
)

scenario(
  'files/delete-restore',
  'emptying the trash leaves an empty list',
  { needs: 'test-server' },
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    accepted(await user.remove([uri('a.txt')]))
    expect((await user.list('cloudreve://trash/')).files).toHaveLength(1)
    accepted(await user.call('DELETE', '/file/trash'))
    expect((await user.list('cloudreve://trash/')).files).toEqual([])
  },
)
