import { expect } from 'vitest'
import { acceptedFile, expectCode } from '../harness/expectations.ts'
import type { Context } from '../harness/context.ts'
import { scenario } from '../harness/scenario.ts'

/** PUT with the query exactly as given; `~` stands for the folder, encoded once. */
function putRaw({ user, folder }: Context, query: string) {
  return user.call('PUT', '/file/content', {
    query: query.replace('~', encodeURIComponent(folder)),
    body: 'enc',
  })
}

scenario(
  'content/put-uri-encoding',
  'each segment is encoded, then the whole uri once more as a query value',
  {},
  async (context) => {
    const file = acceptedFile(await putRaw(context, 'uri=~%2F50%2525%2520off%2523.txt'))
    expect(file).toMatchObject({ name: '50% off#.txt', path: context.uri('50% off#.txt') })
  },
)

scenario(
  'content/put-uri-encoding',
  'an uri encoded only once is decoded too far: another file, or a cut name, is written',
  {},
  async (context) => {
    const nameOf = async (query: string) => acceptedFile(await putRaw(context, query)).name
    expect(await nameOf('uri=~%2Fone%20blank.txt')).toBe('one blank.txt')
    expectCode(await putRaw(context, 'uri=~%2F50%25.txt'), 40001, 'unknown uri')
    expect(await nameOf('uri=~%2Fa%2541.txt')).toBe('aA.txt')
    expect(await nameOf('uri=~%2Fa%23b.txt')).toBe('a')
    expect(await nameOf('uri=~%2Fc%3Fd.txt')).toBe('c')
    expect(await nameOf('uri=~%2Fp+q.txt')).toBe('p q.txt')
    expect(await nameOf('uri=~%2F%C3%BC.txt')).toBe('ü.txt')
    expect(await nameOf(`uri=${context.folder}/plain.txt`)).toBe('plain.txt')
  },
)

scenario(
  'content/put-uri-encoding',
  'a raw hash overwrites the file before it',
  {},
  async ({ user, uri, folder }) => {
    const file = await user.write(uri('c'), 'precious')
    const reply = await user.put(`${folder}/c#d.txt`, 'gone')
    expect(acceptedFile(reply).id).toBe(file.id)
    expect(await user.read(uri('c'))).toBe('gone')
  },
)

scenario(
  'content/put-uri-encoding',
  'slashes and dot segments are cleaned, scheme and host have no letter case',
  {},
  async (context) => {
    const { user, folder, uri } = context
    const name = folder.slice('cloudreve://my/'.length)
    const put = async (target: string) => acceptedFile(await user.put(target, 'x')).path
    expect(await put(`${folder}/slash.txt/`)).toBe(uri('slash.txt'))
    expect(await put(`cloudreve://my//${name}//double.txt`)).toBe(uri('double.txt'))
    expect(await put(`${folder}/../${name}/dots.txt`)).toBe(uri('dots.txt'))
    expect(await put(`CLOUDREVE://my/${name}/scheme.txt`)).toBe(uri('scheme.txt'))
    expect(acceptedFile(await user.put(`cloudreve://MY/${name}/host.txt`, 'x')).name).toBe('host.txt')
    const twice = `uri=${encodeURIComponent(uri('first.txt'))}&uri=${encodeURIComponent(uri('second.txt'))}`
    expect(acceptedFile(await putRaw(context, twice)).name).toBe('first.txt')
  },
)

scenario(
  'content/put-uri-encoding',
  'the own user id may be spelled out and is echoed',
  {},
  async ({ user, uri }) => {
    await user.write(uri('x.txt'), 'x')
    const { created_by } = (await user.info(uri('x.txt'))).extended_info?.entities?.[0] ?? {}
    const own = uri('own.txt').replace('cloudreve://my', `cloudreve://${String(created_by?.['id'])}@my`)
    expect(acceptedFile(await user.put(own, 'mine')).path).toBe(own)
    expect(await user.read(uri('own.txt'))).toBe('mine')
  },
)

scenario(
  'content/put-uri-encoding',
  'a missing or foreign uri is a wrong parameter, an unknown file system is unclassified',
  {},
  async (context) => {
    const { user } = context
    expectCode(await user.put('https://my/enc/x.txt', 'x'), 40001, 'unknown uri')
    expectCode(await user.put('cloudreve://nope/enc/x.txt', 'x'), -1, '')
    expectCode(await putRaw(context, 'uri='), 40001, 'Uri cannot be empty')
    expectCode(await user.call('PUT', '/file/content', { body: 'x' }), 40001, 'Uri cannot be empty')
  },
)
