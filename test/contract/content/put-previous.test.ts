import { expect } from 'vitest'
import { expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

const folderVersion = async (user: { info(uri: string): Promise<{ primary_entity: string }> }, uri: string) =>
  (await user.info(uri)).primary_entity

scenario(
  'content/put-stale-previous',
  'a stale previous is refused and changes nothing; without it the file is overwritten',
  {},
  async ({ user, uri }) => {
    const file = uri('plan.txt')
    const first = await user.write(file, 'one')
    const second = await user.write(file, 'two', first.primary_entity)
    const before = await user.info(file)

    expectCode(await user.put(file, 'three', { previous: first.primary_entity }), 40076)
    // What a client gets that repeats a PUT whose answer it never saw.
    const repeated = await user.put(file, 'two', { previous: first.primary_entity })
    expectCode(repeated, 40076)
    expect(repeated.data).toBeUndefined()
    expect(await user.info(file)).toEqual(before)
    expect(await user.read(file)).toBe('two')

    const third = await user.write(file, 'three')
    expect(third.id).toBe(first.id)
    const fourth = await user.write(file, 'four', '')
    expect(new Set([first, second, third, fourth].map((each) => each.primary_entity)).size).toBe(4)
    expect(await user.read(file)).toBe('four')
  },
)

scenario(
  'content/put-bad-previous',
  'what is not a version id is refused as a wrong parameter, the id of another file’s version as stale',
  {},
  async ({ user, uri }) => {
    const file = uri('plan.txt')
    const current = await user.write(file, 'good')
    const other = await user.write(uri('other.txt'), 'other')
    const { id, primary_entity } = current
    const swapped = primary_entity.replace(/[a-z]/gi, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase()))
    const wrong = [
      'not-a-version',
      id,
      `"${primary_entity}"`,
      `W/"${primary_entity}"`,
      `${primary_entity} `,
      '0',
      '*',
    ]
    for (const previous of wrong)
      expectCode(await user.put(file, 'bad', { previous }), 40001, 'Unknown version ID')
    const otherCase = await user.put(file, 'bad', { previous: swapped })
    // Another letter case usually decodes to nothing, now and then to some other number.
    expect([40001, 40076]).toContain(otherCase.code)
    for (const previous of [other.primary_entity, await folderVersion(user, uri())])
      expectCode(await user.put(file, 'bad', { previous }), 40076)
    expect(await user.info(file)).toMatchObject({ primary_entity, size: 4 })
    expect(await user.read(file)).toBe('good')
  },
)

scenario(
  'content/put-bad-previous',
  'previous is not even decoded when the file does not exist',
  {},
  async ({ user, uri }) => {
    await user.write(uri('new.txt'), 'created', 'not-a-version')
    expect(await user.read(uri('new.txt'))).toBe('created')
  },
)

scenario(
  'content/put-same-content',
  'the same bytes make a new version every time',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    const file = uri('same.txt')
    const first = await user.write(file, 'same bytes')
    const second = await user.write(file, 'same bytes', first.primary_entity)
    expect(second.primary_entity).not.toBe(first.primary_entity)
    const { extended_info } = await user.info(file)
    expect(extended_info?.entities?.map((each) => each.id)).toEqual([
      second.primary_entity,
      first.primary_entity,
    ])
    expect(extended_info?.storage_used).toBe(20)
  },
)

scenario(
  'content/put-target-gone',
  'after delete, rename or move a PUT with previous makes a new file and leaves the old one alone',
  {},
  async ({ user, uri }) => {
    const deleted = await user.write(uri('Gone', 'a.txt'), 'old a')
    expectCode(await user.remove([uri('Gone', 'a.txt')]), 0)
    const newA = await user.write(uri('Gone', 'a.txt'), 'new a', deleted.primary_entity)
    expect(newA.id).not.toBe(deleted.id)
    const inTrash = await user.infoById(deleted.id)
    expectCode(inTrash, 0)
    expect(inTrash.data).toMatchObject({
      id: deleted.id,
      name: 'a.txt',
      path: expect.stringMatching(/^cloudreve:\/\/trash\//) as string,
      primary_entity: deleted.primary_entity,
      metadata: { 'sys:restore_uri': uri('Gone', 'a.txt') },
    })

    const renamed = await user.write(uri('Gone', 'b.txt'), 'old b')
    const rename = { uri: uri('Gone', 'b.txt'), new_name: 'b-renamed.txt' }
    expectCode(await user.call('POST', '/file/rename', { json: rename }), 0)
    expectCode(await user.getInfo(uri('Gone', 'b.txt')), 40016)
    const newB = await user.write(uri('Gone', 'b.txt'), 'new b', renamed.primary_entity)
    expect(newB.id).not.toBe(renamed.id)
    expect((await user.infoById(renamed.id)).data).toMatchObject({ name: 'b-renamed.txt', id: renamed.id })
    expect(await user.read(uri('Gone', 'b-renamed.txt'))).toBe('old b')

    const moved = await user.write(uri('Gone', 'c.txt'), 'old c')
    expectCode(await user.call('POST', '/file/create', { json: { uri: uri('Else'), type: 'folder' } }), 0)
    expectCode(
      await user.call('POST', '/file/move', { json: { uris: [uri('Gone', 'c.txt')], dst: uri('Else') } }),
      0,
    )
    const newC = await user.write(uri('Gone', 'c.txt'), 'new c', moved.primary_entity)
    expect(newC.id).not.toBe(moved.id)
    expect((await user.infoById(moved.id)).data).toMatchObject({ path: uri('Else', 'c.txt') })
  },
)

scenario(
  'content/put-target-gone',
  'the version of a vanished file is stale for another file of the same name',
  {},
  async ({ user, uri }) => {
    const file = uri('d.txt')
    const old = await user.write(file, 'old d')
    expectCode(await user.remove([file], { skip_soft_delete: true }), 0)
    expectCode(await user.infoById(old.id), -1)
    const other = await user.write(file, 'other d')
    expectCode(await user.put(file, 'new d', { previous: old.primary_entity }), 40076)
    expect(await user.info(file)).toMatchObject({ id: other.id, primary_entity: other.primary_entity })
  },
)

scenario(
  'content/put-target-gone',
  'the folders of a deleted path come back as new ones',
  {},
  async ({ user, uri }) => {
    const old = await user.write(uri('Gone', 'd.txt'), 'd')
    const folder = await user.info(uri('Gone'))
    expectCode(await user.remove([uri('Gone')]), 0)
    const deep = await user.write(uri('Gone', 'e', 'f', 'g.txt'), 'deep', old.primary_entity)
    expect(deep).toMatchObject({ owned: true, path: uri('Gone', 'e', 'f', 'g.txt') })
    expect((await user.info(uri('Gone'))).id).not.toBe(folder.id)
    // Inside a folder that is in the trash a file cannot be found by its id.
    expectCode(await user.infoById(old.id), 40016)
  },
)
