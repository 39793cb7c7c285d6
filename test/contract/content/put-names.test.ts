import { expect } from 'vitest'
import { acceptedFile, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

const accepted = [
  'a#b.txt',
  '50%.txt',
  '50%25.txt',
  'a b.txt',
  'a+b.txt',
  'plus%2Bencoded.txt',
  'semi;colon,comma&and=eq.txt',
  "quote'single.txt",
  'at@sign$.txt',
  'ünïcode – 漢字 😀.txt',
  '[br]{ace}.txt',
  'trailing dot.',
  '~$lock.docx',
  '.hidden',
  'tab\tname.txt',
  'new\nline.txt',
  'CON',
  'nul.txt',
  'bidi\u202egpj.txt',
  'back`tick^.txt',
  'trailing space ',
  ' leading space',
  '...',
]

scenario(
  'content/put-names',
  'unusual names are kept as they are and come back encoded per segment',
  {},
  async ({ user, uri }) => {
    for (const name of accepted) {
      const file = acceptedFile(await user.put(uri(name), `n:${name}`))
      expect(file.name).toBe(name)
      expect(file.path).toBe(uri(name))
      expect(await user.read(uri(name)), JSON.stringify(name)).toBe(`n:${name}`)
    }
    const listed = (await user.list(uri())).files.map((file) => file.name)
    expect(listed.toSorted()).toEqual(accepted.toSorted())
  },
)

scenario(
  'content/put-names',
  'reserved characters are 40052, in a file name and in a folder on the way',
  {},
  async ({ user, uri }) => {
    for (const name of [
      'q?b.txt',
      'colon:x.txt',
      'star*.txt',
      'pipe|.txt',
      'less<.txt',
      'gt>.txt',
      'dq".txt',
      'b\\s.txt',
    ])
      expectCode(await user.put(uri(name), 'x'), 40052, 'Invalid object name')
    expectCode(await user.put(uri('fo:lder', 'x.txt'), 'x'), 40052)
    expectCode(
      await user.call('POST', '/file/create', { json: { uri: uri('fo:lder'), type: 'folder' } }),
      40052,
    )
    expectCode(await user.getInfo(uri('fo:lder')), 40016)
  },
)

scenario(
  'content/put-names',
  'dots and a missing name mean the folder itself, %2F is a separator',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('names', 'first.txt'), 'x')
    for (const name of ['..', '.', '']) expectCode(await user.put(`${uri('names')}/${name}`, 'x'), 40004)
    const file = acceptedFile(await user.put(`${folder}/sl%2Fash.txt`, 'inside'))
    expect(file).toMatchObject({ name: 'ash.txt', path: uri('sl', 'ash.txt') })
    expect((await user.info(uri('sl'))).type).toBe(1)
  },
)

scenario(
  'content/put-names',
  'a name may have 255 bytes, whatever the number of characters; the longest ones and NUL fail in the storage',
  {},
  async ({ user, uri, folder }) => {
    const ascii = (bytes: number) => `${'a'.repeat(bytes - 4)}.txt`
    acceptedFile(await user.put(uri(ascii(200)), 'x'))
    expectCode(await user.put(uri(ascii(255)), 'x'), 50004, 'Failed to upload file')
    expectCode(await user.getInfo(uri(ascii(255))), 40016)
    expectCode(await user.put(uri(ascii(256)), 'x'), 40052)
    expectCode(await user.put(uri('ü'.repeat(128)), 'x'), 40052)
    expectCode(await user.put(uri(`${'漢'.repeat(86)}.txt`), 'x'), 40052)
    acceptedFile(await user.put(uri(`${'漢'.repeat(70)}.txt`), 'x'))
    expectCode(await user.put(`${folder}/null%00byte.txt`, 'x'), 50004)
  },
)

scenario('content/put-names', 'composed and decomposed letters are two files', {}, async ({ user, uri }) => {
  await user.write(uri('caf\u00e9.txt'), 'composed')
  await user.write(uri('cafe\u0301.txt'), 'decomposed')
  expect(await user.read(uri('caf\u00e9.txt'))).toBe('composed')
  expect(await user.read(uri('cafe\u0301.txt'))).toBe('decomposed')
})

scenario(
  'content/put-names',
  'upper and lower case are two files where the database tells them apart',
  { needs: 'test-server' },
  async ({ user, uri }) => {
    await user.write(uri('Plan.TXT'), 'upper')
    await user.write(uri('plan.txt'), 'lower')
    expect(await user.read(uri('Plan.TXT'))).toBe('upper')
    expect(await user.read(uri('plan.txt'))).toBe('lower')
  },
)

scenario(
  'content/put-names',
  'a rename is checked likewise; to the same name, or only to another case, it is accepted',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri('plan.txt'), 'x')
    const rename = (new_name: string) =>
      user.call('POST', '/file/rename', { json: { uri: uri('plan.txt'), new_name } })
    expectCode(await rename('a/b.txt'), 40052)
    expectCode(await rename('a'.repeat(256)), 40001, 'NewName too long')
    expectCode(await rename(''), 40001, 'NewName cannot be empty')
    expect(acceptedFile(await rename('plan.txt')).primary_entity).toBe(file.primary_entity)
    expect(acceptedFile(await rename('PLAN.txt'))).toMatchObject({ id: file.id, path: uri('PLAN.txt') })
  },
)
