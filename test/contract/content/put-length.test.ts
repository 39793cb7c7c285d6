import { expect } from 'vitest'
import { acceptedFile, expectCode } from '../harness/expectations.ts'
import { openPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'

scenario(
  'content/put-chunked',
  'chunked without a length header makes the file empty, with code 0',
  {},
  async ({ user, uri }) => {
    const first = await user.write(uri('c.txt'), '0123456789')
    const options = { chunked: true, previous: first.primary_entity }
    const emptied = acceptedFile(await user.put(uri('c.txt'), 'these 25 bytes are lost..', options))
    expect(emptied).toMatchObject({ id: first.id, size: 0 })
    expect((await user.download(uri('c.txt'))).bytes.length).toBe(0)
    expect(acceptedFile(await user.put(uri('new.txt'), 'lost too', { chunked: true })).size).toBe(0)
  },
)

scenario(
  'content/put-chunked',
  'X-Expected-Entity-Length gives a chunked body its size, and cuts a longer one',
  {},
  async ({ user, uri }) => {
    const send = (body: string, length: string) =>
      user.put(uri('c.txt'), body, { chunked: true, headers: { 'X-Expected-Entity-Length': length } })
    expect(acceptedFile(await send('these 25 bytes are kept..', '25')).size).toBe(25)
    expect(await user.read(uri('c.txt'))).toBe('these 25 bytes are kept..')
    expect(acceptedFile(await send('these 25 bytes are cut...', '10')).size).toBe(10)
    expect(await user.read(uri('c.txt'))).toBe('these 25 b')
    expectCode(await send('zzz', 'abc'), 40001, 'invalid content length')
  },
)

scenario(
  'content/put-chunked',
  'an announced length beyond the body is recorded, and every download of it breaks off',
  {},
  async ({ user, uri }) => {
    const headers = { 'X-Expected-Entity-Length': '40' }
    const file = acceptedFile(await user.put(uri('c.txt'), 'only 13 bytes', { chunked: true, headers }))
    expect(file.size).toBe(40)
    const download = await user.download(uri('c.txt'))
    expect(download.headers['content-length']).toBe('40')
    expect(download.complete).toBe(false)
    expect(download.text).toBe('only 13 bytes')
  },
)

scenario(
  'content/put-chunked',
  'a negative announced length is accepted and makes the size negative',
  { needs: 'may-break' },
  async ({ user, uri, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    await user.write(uri('c.txt'), '0123456789')
    const headers = { 'X-Expected-Entity-Length': '-5' }
    const file = acceptedFile(await user.put(uri('c.txt'), 'zzz', { chunked: true, headers }))
    expect(file.size).toBe(-5)
    const info = await user.info(uri('c.txt'))
    expect(info.size).toBe(-5)
    expect(info.extended_info?.storage_used).toBe(5)
  },
)

scenario(
  'content/put-length-zero',
  'an empty body with length 0, or without any length, makes an empty version that can be replaced again',
  {},
  async ({ user, uri }) => {
    const file = uri('z.txt')
    const first = await user.write(file, 'not empty')
    const empty = await user.write(file, '', first.primary_entity)
    expect(empty).toMatchObject({ id: first.id, size: 0 })
    expect(empty.primary_entity).not.toBe(first.primary_entity)
    const download = await user.download(file)
    expect([download.status, download.bytes.length]).toEqual([200, 0])
    const filled = await user.write(file, 'filled again', empty.primary_entity)
    expect(filled.size).toBe(12)

    const connection = await openPut(user, file, {}, filled.primary_entity)
    const reply = await connection.next()
    connection.close()
    expect(reply && acceptedFile(reply).size).toBe(0)
  },
)

scenario(
  'content/put-length-zero',
  'the version id of a blank file is a valid previous until it has content',
  {},
  async ({ user, uri }) => {
    const file = uri('blank.txt')
    const blank = acceptedFile(await user.call('POST', '/file/create', { json: { uri: file, type: 'file' } }))
    expect(blank.size).toBe(0)
    const info = await user.info(file)
    expect(info.extended_info?.entities ?? []).toEqual([])
    expect(info.primary_entity).toBe(blank.primary_entity)
    expect(blank.primary_entity).toBe((await user.info(uri())).primary_entity)
    await user.write(file, 'first real bytes', blank.primary_entity)
    expectCode(await user.put(file, 'x', { previous: blank.primary_entity }), 40076)
    expect(await user.read(file)).toBe('first real bytes')
  },
)

scenario(
  'content/put-length-mismatch',
  'of a body longer than announced only the announced bytes are stored',
  {},
  async ({ user, uri }) => {
    const connection = await openPut(user, uri('m.txt'), { 'Content-Length': '10' })
    connection.send('0123456789ABCDEF')
    const reply = await connection.next()
    connection.close()
    expect(reply && acceptedFile(reply).size).toBe(10)
    expect(await user.read(uri('m.txt'))).toBe('0123456789')
  },
)

scenario(
  'content/put-length-mismatch',
  'a body that ends early is refused with 50004 and rolled back',
  {},
  async ({ user, uri }) => {
    const file = uri('m.txt')
    const first = await user.write(file, 'before')
    const before = await user.info(file)
    const connection = await openPut(user, file, { 'Content-Length': '1000' }, first.primary_entity)
    connection.send('0123456789')
    connection.halfClose()
    const reply = await connection.next()
    connection.close()
    expect(reply?.code).toBe(50004)
    expect(await user.info(file)).toEqual(before)
    await user.write(file, 'after', first.primary_entity)

    const creating = await openPut(user, uri('new', 'm.txt'), { 'Content-Length': '1000' })
    creating.send('0123456789')
    creating.halfClose()
    const refusal = await creating.next()
    creating.close()
    expect(refusal?.code).toBe(50004)
    expectCode(await user.getInfo(uri('new', 'm.txt')), 40016)
    expect((await user.info(uri('new'))).type).toBe(1)
  },
)

scenario(
  'content/put-length-mismatch',
  'Content-Length wins over X-Expected-Entity-Length',
  {},
  async ({ user, uri }) => {
    const headers = { 'X-Expected-Entity-Length': '4' }
    expect(acceptedFile(await user.put(uri('m.txt'), '0123456789', { headers })).size).toBe(10)
    expect(await user.read(uri('m.txt'))).toBe('0123456789')
  },
)
