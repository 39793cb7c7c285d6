import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { expectCode, expectLocked } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { restart } from '../harness/site.ts'
import { requestSession } from '../harness/uploads.ts'

const knobs = { needs: 'test-server' } as const
const everything = 'failed to get login user'
const writes = 'Failed to start transaction'

scenario(
  'content/sqlite-list-cancelled',
  'a disturbed database makes every call of everybody say 50001, sign-in and public ones too',
  knobs,
  async ({ user, uri, server, account }) => {
    const file = uri('x.txt')
    const first = await user.write(file, 'before')
    server.faults.wedge()
    expectCode(await user.getInfo(file), 50001, everything)
    expectCode(await user.call('POST', '/session/token', { json: account }), 50001, everything)
    expectCode(await user.call('GET', '/file', { query: { uri: uri(), page_size: 5 } }), 50001, everything)
    expectCode(await user.put(file, '1'), 50001, everything)
    expectCode(await user.as(null).call('GET', '/site/config/basic'), 50001, everything)
    server.faults.unwedge()
    await user.write(file, 'after', first.primary_entity)
  },
)

scenario(
  'content/sqlite-list-cancelled',
  'listings closed within milliseconds either do no harm, or reads recover while writes do not',
  { needs: 'may-break', timeout: 90_000 },
  async ({ user, uri, onTestServer }) => {
    await user.write(uri('x.txt'), 'before')
    const path = `${new URL(user.url).pathname.replace(/\/$/, '')}/api/v4/file?uri=${encodeURIComponent(uri())}`
    for (const delay of [0, 1, 3]) {
      const connection = await user.connect()
      connection.head('GET', path, user.authorization())
      await wait(delay)
      connection.close()
    }
    for (let second = 0; second < 60; second++) {
      const info = await user.getInfo(uri('x.txt'))
      if (info.code === 0) break
      expectCode(info, 50001, everything)
      await wait(1000)
    }
    expectCode(await user.getInfo(uri('x.txt')), 0)
    const put = await user.put(uri('x.txt'), 'after')
    expect(onTestServer ? [0] : [0, 50001, 40073]).toContain(put.code)
  },
)

scenario(
  'content/sqlite-server-wedged',
  'later reads work and every write says 50001 until the server is restarted',
  knobs,
  async (context) => {
    const { user, uri, server } = context
    const file = uri('r.txt')
    const first = await user.write(file, 'x')
    await user.write(uri('other.txt'), 'x')
    server.faults.wedge('writes')
    // The first attempt leaves its placeholder and its own lock behind.
    const attempt = await user.put(file, 'again')
    expectCode(attempt, 50001)
    expect(attempt.envelope.msg).toMatch(/^Failed to (start|commit)/)
    const [conflict] = expectLocked(await user.put(file, 'again'))
    expect(conflict).toMatchObject({ path: file, owner: { application: { type: 'upload' } } })
    expectCode(await user.put(uri('other.txt'), 'again'), 50001, writes)
    expectCode(await user.put(uri('new.txt'), 'again'), 50001, writes)
    expectCode(await user.put(uri('new.txt'), 'again'), 50001, writes)
    expectCode(await user.getInfo(uri('new.txt')), 40016)
    for (const reply of [
      await user.call('POST', '/file/create', { json: { uri: uri('folder'), type: 'folder' } }),
      await user.call('POST', '/file/rename', { json: { uri: uri('other.txt'), new_name: 'y.txt' } }),
      await user.remove([uri('other.txt')]),
      await requestSession(user, uri('other.txt'), 3),
    ])
      expectCode(reply, 50001, writes)
    expect(await user.read(uri('other.txt'))).toBe('x')
    expect((await user.list(uri())).files.length).toBe(2)
    expectCode(await user.call('GET', '/site/ping'), 0)

    await restart(context, 'orderly')
    server.faults.unwedge()
    await user.write(file, 'again', first.primary_entity)
    expect((await user.info(file)).metadata).toEqual({})
    expectCode(await user.getInfo(uri('new.txt')), 40016)
  },
)
