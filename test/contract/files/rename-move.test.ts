import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, acceptedFile, expectCode, expectInnerCode, expectLocked } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function rename(user: Client, uri: string, new_name: string): Promise<Reply> {
  return user.call('POST', '/file/rename', { json: { uri, new_name } })
}

function move(user: Client, uris: readonly string[], dst: string): Promise<Reply> {
  return user.call('POST', '/file/move', { json: { uris, dst } })
}

scenario(
  'files/create-rename-move',
  'a rename keeps id, version and content, and changes updated_at',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('b.txt'), 'b')
    const after = acceptedFile(await rename(user, uri('b.txt'), 'b2.txt'))
    expect(after).toMatchObject({
      id: before.id,
      name: 'b2.txt',
      path: uri('b2.txt'),
      primary_entity: before.primary_entity,
      created_at: before.created_at,
      metadata: null,
    })
    expect(Date.parse(after.updated_at)).toBeGreaterThanOrEqual(Date.parse(before.updated_at))
    expect(after.updated_at).not.toBe(before.updated_at)
    expectCode(await user.getInfo(uri('b.txt')), 40016, 'Path not exist')
    expect(await user.read(uri('b2.txt'))).toBe('b')
  },
)

scenario(
  'files/create-rename-move',
  'renaming a folder takes its content along under the same ids',
  {},
  async ({ user, uri }) => {
    const inside = await user.write(uri('x', 'y', 'in.txt'), 'in')
    accepted(await rename(user, uri('x'), 'x2'))
    expect(accepted(await user.infoById(inside.id))).toMatchObject({ path: uri('x2', 'y', 'in.txt') })
    expectCode(await user.getInfo(uri('x', 'y', 'in.txt')), 40016)
  },
)

scenario(
  'files/create-rename-move',
  'a rename is refused for a taken name, a missing file, the root and bad lengths',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    await user.write(uri('b.txt'), 'b')
    expectCode(await rename(user, uri('a.txt'), 'b.txt'), 40004, 'Object existed')
    expectCode(await rename(user, uri('none.txt'), 'n.txt'), 40016, 'Path not exist')
    expectCode(await rename(user, 'cloudreve://my/', 'n'), 403, 'Not supported action')
    expectCode(await rename(user, uri('a.txt'), ''), 40001)
    expectCode(await rename(user, uri('a.txt'), 'a'.repeat(256)), 40001)
    expect(await user.read(uri('a.txt'))).toBe('a')
  },
)

scenario(
  'files/create-rename-move',
  'a move keeps id and version, and is found again by id',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('b.txt'), 'b')
    await user.write(uri('x', 'other.txt'), 'o')
    const reply = await move(user, [uri('b.txt')], uri('x'))
    expect(accepted(reply)).toBeUndefined()
    expect(accepted(await user.infoById(before.id))).toMatchObject({
      path: uri('x', 'b.txt'),
      primary_entity: before.primary_entity,
    })
    expect(await user.read(uri('x', 'b.txt'))).toBe('b')
  },
)

scenario(
  'files/create-rename-move',
  'a move is refused onto a taken name, to a file, to nowhere, into itself and without login',
  {},
  async ({ user, uri }) => {
    await user.write(uri('b.txt'), 'b')
    await user.write(uri('x', 'b.txt'), 'taken')
    await user.write(uri('a.txt'), 'a')
    expectCode(await move(user, [uri('b.txt')], uri('x')), 40004, 'Object existed')
    expectCode(await move(user, [uri('b.txt')], uri('a.txt')), 403, 'Not supported action')
    expectCode(await move(user, [uri('b.txt')], uri('none')), 40016, 'Path not exist')
    expectCode(await move(user.as(null), [uri('b.txt')], uri('x')), 401, 'Login required')
    await user.write(uri('x', 'y', 'z.txt'), 'z')
    expectInnerCode(await move(user, [uri('x')], uri('x', 'y')), uri('x'), 403)
    expect(await user.read(uri('b.txt'))).toBe('b')
    expect(await user.read(uri('x', 'b.txt'))).toBe('taken')
  },
)

scenario(
  'files/create-rename-move',
  'of two moves in one call the possible one is made and only the other is reported',
  {},
  async ({ user, uri }) => {
    const good = await user.write(uri('a.txt'), 'a')
    await user.write(uri('x', 'o.txt'), 'o')
    const reply = await move(user, [uri('a.txt'), uri('none.txt')], uri('x'))
    expectInnerCode(reply, uri('none.txt'), 40016)
    expect(Object.keys(reply.envelope.aggregated_error ?? {})).toEqual([uri('none.txt')])
    expect((await user.info(uri('x', 'a.txt'))).id).toBe(good.id)
  },
)

scenario(
  'files/create-rename-move',
  'a move to the folder where the file is conflicts with itself, every time',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('b.txt'), 'b')
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(expectLocked(await move(user, [uri('b.txt')], folder))).toMatchObject([
        { path: uri('b.txt'), owner: { application: { type: 'moveCopy' } }, type: 0 },
      ])
    }
    await user.write(uri('b.txt'), 'not locked afterwards')
  },
)

scenario(
  'files/create-rename-move',
  'a batch above max_batch_size is refused as a whole',
  {},
  async ({ user, uri }) => {
    await user.write(uri('x', 'o.txt'), 'o')
    const config = accepted(await user.call('GET', '/site/config/explorer')) as { max_batch_size: number }
    const uris = Array.from({ length: config.max_batch_size + 1 }, () => uri('none.txt'))
    expectCode(
      await move(user, uris, uri('x')),
      40074,
      `Maximum allowed batch size: ${config.max_batch_size}`,
    )
  },
)
