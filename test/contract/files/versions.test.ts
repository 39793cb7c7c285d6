import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { Context } from '../harness/context.ts'
import { accepted, expectCode, expectInnerCode, expectLocked } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { startPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'

function makeCurrent(user: Client, uri: string, version: string): Promise<Reply> {
  return user.call('POST', '/file/version/current', { json: { uri, version } })
}

function deleteVersion(user: Client, uri: string, version: string): Promise<Reply> {
  return user.call('DELETE', '/file/version', { json: { uri, version } })
}

/** A file of three kept versions; returns their ids, oldest first. */
async function threeVersions(context: Context, file: string): Promise<[string, string, string]> {
  const { user, changeSettings } = context
  await changeSettings({
    version_retention_enabled: true,
    version_retention_max: 10,
    version_retention_ext: [],
  })
  const first = await user.write(file, 'first')
  const second = await user.write(file, 'second')
  const third = await user.write(file, 'third')
  return [first.primary_entity, second.primary_entity, third.primary_entity]
}

async function versionsOf(user: Client, uri: string): Promise<string[]> {
  return (await user.info(uri)).extended_info?.entities?.map((entity) => entity.id) ?? []
}

scenario(
  'files/version-current-and-delete',
  'making an older version current brings back its id and content and reorders nothing',
  {},
  async (context) => {
    const { user, uri } = context
    const file = uri('a.txt')
    const [first, second, third] = await threeVersions(context, file)
    const before = await user.info(file)
    expect(accepted(await makeCurrent(user, file, second))).toBeUndefined()
    const after = await user.info(file)
    expect(after).toMatchObject({ id: before.id, primary_entity: second, size: 6 })
    expect(after.updated_at).not.toBe(before.updated_at)
    expect(await versionsOf(user, file)).toEqual([third, second, first])
    expect(await user.read(file)).toBe('second')
    expect(await user.read(file, third)).toBe('third')
    expect(accepted(await makeCurrent(user, file, second))).toBeUndefined()
  },
)

scenario(
  'files/version-current-and-delete',
  'after such a switch the older id passes as previous again and the newer one is stale',
  {},
  async (context) => {
    const { user, uri } = context
    const file = uri('a.txt')
    const [, second, third] = await threeVersions(context, file)
    accepted(await makeCurrent(user, file, second))
    expectCode(await user.put(file, 'x', { previous: third }), 40076, 'File is updated during your edit')
    const fourth = await user.write(file, 'fourth', second)
    expect([second, third]).not.toContain(fourth.primary_entity)
    expect((await versionsOf(user, file))[0]).toBe(fourth.primary_entity)
    expect(await user.read(file)).toBe('fourth')
  },
)

scenario(
  'files/version-current-and-delete',
  'a switch is refused for unknown ids, missing ids, folders and missing files',
  {},
  async (context) => {
    const { user, uri, folder } = context
    const file = uri('a.txt')
    const [, , third] = await threeVersions(context, file)
    const other = await user.write(uri('other.txt'), 'other')
    expectCode(await makeCurrent(user, file, other.primary_entity), 40077, 'Entity not exist')
    expectCode(await makeCurrent(user, file, 'zzz-zzz'), 40001, 'unknown version id')
    expectCode(
      await user.call('POST', '/file/version/current', { json: { uri: file } }),
      40001,
      'Version cannot be empty',
    )
    expectCode(await makeCurrent(user, folder, third), 403, 'Not supported action')
    expectCode(await makeCurrent(user, uri('none.txt'), third), 40016, 'Path not exist')
    expect(await user.read(file)).toBe('third')
  },
)

scenario(
  'files/version-current-and-delete',
  'an old version can be deleted once, its bytes are gone and its quota is free',
  {},
  async (context) => {
    const { user, uri } = context
    const file = uri('a.txt')
    const [first, second, third] = await threeVersions(context, file)
    const used = async () => (accepted(await user.call('GET', '/user/capacity')) as { used: number }).used
    const before = await used()
    expect(accepted(await deleteVersion(user, file, first))).toBeUndefined()
    expect(await used()).toBe(before - 'first'.length)
    expect(await versionsOf(user, file)).toEqual([third, second])
    expectCode(await deleteVersion(user, file, first), 40077, 'Entity not exist')
    expectCode(await makeCurrent(user, file, first), 40077, 'Entity not exist')
    const link = await user.call('POST', '/file/url', {
      json: { uris: [file], entity: first, no_cache: true },
    })
    expectInnerCode(link, file, 40077)
    expect(await user.read(file, second)).toBe('second')
  },
)

scenario(
  'files/version-current-and-delete',
  'the current version, also as the only one, cannot be deleted',
  {},
  async (context) => {
    const { user, uri } = context
    const [, , third] = await threeVersions(context, uri('a.txt'))
    expectCode(await deleteVersion(user, uri('a.txt'), third), 403, 'Not supported action')
    const only = await user.write(uri('only.txt'), 'only')
    expectCode(await deleteVersion(user, uri('only.txt'), only.primary_entity), 403, 'Not supported action')
    expect(await user.read(uri('only.txt'))).toBe('only')
  },
)

scenario(
  'files/version-current-and-delete',
  'while a PUT is running neither works, and its placeholder can already be downloaded',
  {},
  async (context) => {
    const { user, uri } = context
    const file = uri('a.txt')
    const [first, second, third] = await threeVersions(context, file)
    const running = await startPut(user, file, { length: 100_000, sent: Buffer.alloc(50_000, 'p') })
    const placeholder = (await versionsOf(user, file))[0] ?? ''
    expect([first, second, third]).not.toContain(placeholder)
    for (const reply of [await makeCurrent(user, file, second), await deleteVersion(user, file, first)]) {
      expect(expectLocked(reply)).toMatchObject([
        { path: file, owner: { application: { type: 'upload' } }, type: 0 },
      ])
    }
    const early = await user.download(file, placeholder)
    expect(early).toMatchObject({ status: 200, headers: { etag: `"${placeholder}"` } })
    expect((await user.info(file)).primary_entity).toBe(third)
    expect(await running.finish(Buffer.alloc(50_000, 'q'))).toMatchObject({
      data: { primary_entity: placeholder },
    })
  },
)
