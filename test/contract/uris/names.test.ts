import { expect } from 'vitest'
import { acceptedFile, accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

// A client must map these for Windows itself; the server takes them (contract §10).
const odd = ['x.', 'x ', ' x', 'CON', 'aux.txt', 'a\u0001b', 'a\tb', '...', '😀.txt']

scenario(
  'uris/names',
  'dots, blanks, control characters, device names and emoji are names like any other',
  {},
  async ({ user, uri, folder }) => {
    for (const name of odd) {
      expect(await user.write(uri(name), name), name).toMatchObject({ name, path: uri(name) })
    }
    const names = (await user.list(folder)).files.map((file) => file.name)
    expect(names.toSorted()).toEqual(odd.toSorted())
    for (const name of odd) expect(await user.read(uri(name))).toBe(name)
  },
)

scenario('uris/names', 'the nine forbidden characters are refused', {}, async ({ user, uri, folder }) => {
  for (const character of ['\\', ':', '*', '"', '<', '>', '|', '?']) {
    expectCode(await user.put(uri(`a${character}b`), 'x'), 40052, 'Invalid object name')
  }
  await user.write(uri('a'), 'x')
  const rename = await user.call('POST', '/file/rename', { json: { uri: uri('a'), new_name: 'a/b' } })
  expectCode(rename, 40052, 'Invalid object name')
  expect((await user.list(folder)).files.map((file) => file.name)).toEqual(['a'])
})

scenario(
  'uris/names',
  'the length limit of 255 counts bytes of UTF-8, not characters',
  {},
  async ({ user, uri, folder }) => {
    const createFolder = (name: string) =>
      user.call('POST', '/file/create', { json: { uri: uri(name), type: 'folder' } })
    const longest = `${'ü'.repeat(127)}a`
    expect(acceptedFile(await createFolder(longest)).name).toBe(longest)
    expectCode(await createFolder('ü'.repeat(128)), 40052, 'Invalid object name')
    expectCode(await user.put(uri(`${'a'.repeat(252)}.txt`), 'x'), 40052, 'Invalid object name')
    expectCode(await user.put(uri('ü'.repeat(128)), 'x'), 40052, 'Invalid object name')
    expect((await user.list(folder)).files.map((file) => file.name)).toEqual([longest])
  },
)

scenario(
  'uris/names',
  'on a local policy a name of 255 bytes and one with NUL fail while storing and leave nothing',
  {},
  async ({ user, uri, folder, skip }) => {
    await user.write(uri('here.txt'), 'x')
    const type = (await user.list(folder)).storage_policy?.type
    if (type !== 'local') skip(`the user's files are stored on ${String(type)}`)
    for (const name of [`${'a'.repeat(251)}.txt`, 'a\u0000b']) {
      expectCode(await user.put(uri(name), 'x'), 50004, 'Failed to upload file')
      expectCode(await user.put(uri(name), 'x'), 50004, 'Failed to upload file')
    }
    expect((await user.list(folder)).files.map((file) => file.name)).toEqual(['here.txt'])
  },
)

scenario(
  'uris/names',
  'bytes that are no UTF-8 are kept: the name shows U+FFFD, the path the bytes',
  {},
  async ({ user, folder }) => {
    const file = await user.write(`${folder}/a%FFb`, 'x')
    expect(file).toMatchObject({ name: 'a\uFFFDb', path: `${folder}/a%FFb` })
    expect((await user.info(`${folder}/a%FFb`)).id).toBe(file.id)
    expectCode(await user.getInfo(`${folder}/a%FEb`), 40016)
  },
)

scenario(
  'uris/names',
  'names that differ in case are two files, and a rename may change the case alone',
  {},
  async ({ user, uri }) => {
    const upper = await user.write(uri('Case.txt'), '1')
    const lower = await user.write(uri('case.txt'), '22')
    expect(lower.id).not.toBe(upper.id)
    const renamed = acceptedFile(
      await user.call('POST', '/file/rename', { json: { uri: uri('case.txt'), new_name: 'CASE.txt' } }),
    )
    expect(renamed).toMatchObject({
      id: lower.id,
      name: 'CASE.txt',
      path: uri('CASE.txt'),
      primary_entity: lower.primary_entity,
    })
    expectCode(await user.getInfo(uri('case.txt')), 40016)
    expect(await user.read(uri('Case.txt'))).toBe('1')
    expect(await user.read(uri('CASE.txt'))).toBe('22')
  },
)

scenario(
  'uris/names',
  'a rename refuses dot segments and accepts the name the file already has',
  {},
  async ({ user, uri }) => {
    const before = await user.write(uri('same.txt'), 'x')
    const rename = (new_name: string) =>
      user.call('POST', '/file/rename', { json: { uri: uri('same.txt'), new_name } })
    expectCode(await rename('..'), 40052, 'Invalid object name')
    expectCode(await rename('.'), 40052, 'Invalid object name')
    expect(accepted(await rename('same.txt'))).toMatchObject({
      id: before.id,
      primary_entity: before.primary_entity,
    })
  },
)
