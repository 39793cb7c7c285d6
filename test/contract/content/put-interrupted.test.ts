import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { accepted, expectCode, expectLocked } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import { startPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'
import { until } from '../harness/until.ts'

scenario(
  'content/put-client-abort',
  'during a PUT the old version stays readable and current, and the placeholder is visible',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, 'original content')
    const running = await startPut(user, file, { length: 400_000, sent: bytesOf(200_000) })
    const info = await user.info(file)
    expect(info).toMatchObject({
      size: 16,
      primary_entity: first.primary_entity,
      updated_at: first.updated_at,
    })
    expect(info.metadata).toEqual({ 'sys:upload_session_id': running.sessionId })
    expect(info.extended_info?.entities?.map(({ size, type }) => [size, type])).toEqual([
      [400_000, 0],
      [16, 0],
    ])
    expect(info.extended_info?.storage_used).toBe(400_016)
    expect(await user.read(file)).toBe('original content')
    const [listed] = (await user.list(uri())).files
    expect(listed).toMatchObject({ size: 16, metadata: { 'sys:upload_session_id': running.sessionId } })
    running.connection.close()
  },
)

scenario(
  'content/put-client-abort',
  'during a PUT other writes get 40073 with the lock of the upload; siblings and copies stay free',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    await user.write(file, 'original content')
    accepted(await user.call('POST', '/file/create', { json: { uri: uri('to'), type: 'folder' } }))
    const running = await startPut(user, file, { length: 400_000, sent: bytesOf(200_000) })
    const answers = [
      await user.put(file, 'second'),
      await user.call('POST', '/file/rename', { json: { uri: file, new_name: 'y.bin' } }),
      await user.remove([file]),
      await user.call('POST', '/file/move', { json: { uris: [file], dst: uri('to') } }),
      await user.call('POST', '/file/rename', { json: { uri: uri(), new_name: 'redrop-contract-renamed' } }),
    ]
    const tokens = answers.map((answer) => {
      const [conflict] = expectLocked(answer)
      expect(conflict).toMatchObject({ path: file, type: 0, owner: { application: { type: 'upload' } } })
      return conflict?.token
    })
    expect(new Set(tokens).size).toBe(1)
    accepted(await user.call('POST', '/file/create', { json: { uri: uri('sibling.txt'), type: 'file' } }))
    accepted(await user.call('POST', '/file/move', { json: { uris: [file], dst: uri('to'), copy: true } }))
    expect(await user.read(uri('to', 'x.bin'))).toBe('original content')
    running.connection.close()
  },
)

for (const way of ['close', 'reset'] as const) {
  scenario(
    'content/put-client-abort',
    `after a ${way} in the middle everything is rolled back within moments`,
    {},
    async ({ user, uri }) => {
      const file = uri('x.bin')
      const first = await user.write(file, 'original content')
      const before = await user.info(file)
      const running = await startPut(user, file, { length: 400_000, sent: bytesOf(200_000) })
      running.connection[way]()
      const after = await until(async () => {
        const info = await user.info(file)
        return info.metadata?.['sys:upload_session_id'] === undefined ? info : undefined
      })
      expect(after).toEqual(before)
      const next = await until(async () => {
        const reply = await user.put(file, 'fresh', { previous: first.primary_entity })
        return reply.code === 40073 ? undefined : reply
      })
      expectCode(next, 0)
    },
  )
}

scenario(
  'content/put-stalled-connection',
  'a stalled connection keeps the lock; the same PUT may go on and is accepted',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, 'original content')
    const sent = '0123456789'
    const running = await startPut(user, file, { length: 20, sent, previous: first.primary_entity })
    await wait(3000)
    const [conflict] = expectLocked(await user.put(file, 'other'))
    expect(conflict?.owner.application.type).toBe('upload')
    expectCode(await running.finish('abcdefghij'), 0)
    running.connection.close()
    expect(await user.read(file)).toBe('0123456789abcdefghij')
  },
)

scenario(
  'content/put-slow-mtime',
  'updated_at is the end of a PUT, created_at of its version the start',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, '1')
    const running = await startPut(user, file, {
      length: 20,
      sent: '0123456789',
      previous: first.primary_entity,
    })
    const started = (await user.info(file)).extended_info?.entities?.[0]?.created_at ?? ''
    await wait(1500)
    expectCode(await running.finish('abcdefghij'), 0)
    running.connection.close()
    const info = await user.info(file)
    expect(info.created_at).toBe(first.created_at)
    const version = info.extended_info?.entities?.[0]
    expect(version).toMatchObject({ id: info.primary_entity, created_at: started })
    expect(Date.parse(info.updated_at) - Date.parse(started)).toBeGreaterThanOrEqual(1400)
  },
)

scenario(
  'content/copy-during-upload',
  'a copy taken during a PUT has the old version and keeps a stale session id until a PUT or its DELETE',
  {},
  async ({ user, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, 'original')
    for (const name of ['to', 'to2'])
      accepted(await user.call('POST', '/file/create', { json: { uri: uri(name), type: 'folder' } }))
    const running = await startPut(user, file, {
      length: 20,
      sent: '0123456789',
      previous: first.primary_entity,
    })
    for (const name of ['to', 'to2'])
      accepted(await user.call('POST', '/file/move', { json: { uris: [file], dst: uri(name), copy: true } }))
    expectCode(await running.finish('abcdefghij'), 0)
    running.connection.close()
    expect((await user.info(file)).metadata).toEqual({})

    const copy = await user.info(uri('to', 'x.bin'))
    expect(copy).toMatchObject({ size: 8, primary_entity: first.primary_entity })
    expect(copy.metadata).toEqual({ 'sys:upload_session_id': running.sessionId })
    expect(copy.extended_info?.entities?.map((each) => each.id)).toEqual([first.primary_entity])
    const removal = { id: running.sessionId, uri: uri('to', 'x.bin') }
    expectCode(await user.call('DELETE', '/file/upload', { json: removal }), 0)
    expect(await user.info(uri('to', 'x.bin'))).toMatchObject({
      metadata: {},
      primary_entity: first.primary_entity,
    })

    await user.write(uri('to2', 'x.bin'), 'new', first.primary_entity)
    expect((await user.info(uri('to2', 'x.bin'))).metadata).toEqual({})
    expect(await user.read(uri('to2', 'x.bin'))).toBe('new')
    expect(await user.read(file)).toBe('0123456789abcdefghij')
  },
)
