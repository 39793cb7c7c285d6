import { expect } from 'vitest'
import { acceptedFile, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

scenario(
  'uris/uri-forms',
  'a raw # or ? in a name cuts the path, so that the PUT replaces another file',
  {},
  async ({ user, folder, uri }) => {
    const victim = await user.write(uri('c'), 'victim')
    expect(await user.write(`${folder}/c#d.txt`, 'hash')).toMatchObject({
      id: victim.id,
      name: 'c',
      size: 4,
      path: `${folder}/c#d.txt`,
    })
    expect(await user.write(`${folder}/c?d.txt`, 'quest')).toMatchObject({
      id: victim.id,
      size: 5,
      path: uri('c'),
    })
    expect(await user.read(uri('c'))).toBe('quest')
    expect((await user.list(folder)).files).toHaveLength(1)
  },
)

scenario(
  'uris/uri-forms',
  'an encoded # is part of the name, an encoded ? is a forbidden character',
  {},
  async ({ user, folder }) => {
    expect(await user.write(`${folder}/c%23d.txt`, 'hash')).toMatchObject({
      name: 'c#d.txt',
      path: `${folder}/c%23d.txt`,
    })
    expectCode(await user.put(`${folder}/c%3Fd.txt`, 'quest'), 40052, 'Invalid object name')
  },
)

scenario(
  'uris/uri-forms',
  'a stray % is no uri, %25 is a percent sign in the name',
  {},
  async ({ user, folder }) => {
    expectCode(await user.put(`${folder}/100%.txt`, 'x'), 40001, 'unknown uri')
    expect(await user.write(`${folder}/100%25.txt`, 'x')).toMatchObject({ name: '100%.txt' })
  },
)

scenario('uris/uri-forms', '%2F separates: a folder is made', {}, async ({ user, folder, uri }) => {
  expect(await user.write(`${folder}/e%2Ff.txt`, 'x')).toMatchObject({
    name: 'f.txt',
    path: uri('e', 'f.txt'),
  })
  expect((await user.info(uri('e'))).type).toBe(1)
})

scenario(
  'uris/uri-forms',
  'dot segments, also above the root, double and trailing slashes are cleaned away',
  {},
  async ({ user, folder, uri }) => {
    const name = folder.slice(folder.lastIndexOf('/') + 1)
    const forms = {
      'g.txt': `${folder}/../${name}/./g.txt`,
      'h.txt': `${folder}//h.txt`,
      'i.txt': `${folder}/i.txt/`,
      'j.txt': `cloudreve://my/../../${name}/j.txt`,
    }
    for (const [file, form] of Object.entries(forms)) {
      expect(await user.write(form, file), form).toMatchObject({ name: file, path: uri(file) })
    }
    expect((await user.list(folder)).files.map((file) => file.path).toSorted()).toEqual(
      Object.keys(forms).map((file) => uri(file)),
    )
  },
)

scenario(
  'uris/uri-forms',
  'scheme and file system are found in any case',
  {},
  async ({ user, folder, uri }) => {
    const path = folder.replace('cloudreve://my', '')
    const first = await user.write(`cloudreve://MY${path}/k.txt`, 'k')
    expect(first.path).toBe(`cloudreve://MY${path}/k.txt`)
    expect(await user.info(uri('k.txt'))).toMatchObject({ id: first.id, path: uri('k.txt') })
    expect(await user.write(`CLOUDREVE://my${path}/l.txt`, 'l')).toMatchObject({ path: uri('l.txt') })
  },
)

scenario(
  'uris/uri-forms',
  'another scheme is 40001, an unknown or missing file system -1',
  {},
  async ({ user, folder }) => {
    const path = folder.replace('cloudreve://my', '')
    expectCode(await user.put(`http://my${path}/l.txt`, 'x'), 40001, 'unknown uri')
    expectCode(await user.put(`cloudreve://other${path}/l.txt`, 'x'), -1)
    expectCode(await user.put(`cloudreve://${path}/l.txt`, 'x'), -1)
  },
)

scenario(
  'uris/uri-forms',
  'raw plus, blank and umlaut are accepted and come back encoded',
  {},
  async ({ user, folder, uri }) => {
    for (const name of ['a+b.txt', 'a b.txt', 'ü.txt']) {
      expect(await user.write(`${folder}/${name}`, name), name).toMatchObject({ name, path: uri(name) })
    }
  },
)

scenario(
  'uris/uri-forms',
  'composed and decomposed characters are different names',
  {},
  async ({ user, uri }) => {
    const composed = await user.write(uri('\u00fc.txt'), 'composed')
    const decomposed = await user.write(uri('u\u0308.txt'), 'decomposed')
    expect(decomposed.id).not.toBe(composed.id)
    expect(decomposed.name).toBe('u\u0308.txt')
    expect(await user.read(uri('\u00fc.txt'))).toBe('composed')
    expect(await user.read(uri('u\u0308.txt'))).toBe('decomposed')
  },
)

scenario(
  'uris/uri-forms',
  'the server encodes each name as encodeURIComponent does',
  {},
  async ({ user, folder, uri }) => {
    const names = ["a!~'()-_.txt", 'a[1]&=,;@$.txt', 'Jahresplan ü # 1%.txt', '报告 ⅷ.txt', '😀 {x}^`.txt']
    for (const name of names) {
      const file = acceptedFile(await user.put(uri(name), 'x'))
      expect(file).toMatchObject({ name, path: uri(name) })
    }
    const listed = (await user.list(folder)).files.map((file) => file.path)
    expect(listed.toSorted()).toEqual(names.map((name) => uri(name)).toSorted())
    expectCode(await user.put(uri("a!~*'()-_.txt"), 'x'), 40052, 'Invalid object name')
  },
)
