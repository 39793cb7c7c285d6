import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { inSession, missing, withoutSession, type Report } from './secret-service.ts'

const password = 'test'

describe('the keychain on a real Secret Service', () => {
  beforeEach((context) => {
    if (missing !== null) context.skip(missing)
  })

  it('keeps secrets where other programs find them, and nothing of the probe', async () => {
    const folder = await tempFolder()
    const { tier, why, results } = await inSession({ folder, password }, [
      ['count'],
      ['get', 'refresh-token:site:ana'],
      ['set', 'refresh-token:site:ana', 'token 1'],
      ['get', 'refresh-token:site:ana'],
      ['set', 'refresh-token:site:ana', 'token 2'],
      ['secret-tool', 'refresh-token:site:ana'],
      ['count'],
    ])
    expect({ tier, why }).toEqual({ tier: 'keychain', why: null })
    expect(results).toEqual([0, null, 'set', 'token 1', 'set', 'token 2', 1])
    const later = await inSession({ folder, password }, [
      ['get', 'refresh-token:site:ana'],
      ['delete', 'refresh-token:site:ana'],
      ['delete', 'refresh-token:site:ana'],
      ['get', 'refresh-token:site:ana'],
      ['count'],
    ])
    expect(later.results).toEqual(['token 2', 'deleted', 'deleted', null, 0])
  })

  it('takes 9,000 characters, and names and values in any script', async () => {
    const folder = await tempFolder()
    const long = '长'.repeat(3000) + 'x'.repeat(6000)
    const name = 'refresh-token:站点:安娜 🙂'
    const { results } = await inSession({ folder, password }, [
      ['set', name, long],
      ['get', name],
      ['set', `${name}2`, '密码 \u{1f511}'],
      ['get', `${name}2`],
      ['get', name],
    ])
    expect(results).toEqual(['set', long, 'set', '密码 \u{1f511}', long])
  })

  it('keeps the profiles of one user apart', async () => {
    const folder = await tempFolder()
    await inSession({ folder, password, service: 'Redrop /one' }, [['set', 'data-key', 'one']])
    const other = await inSession({ folder, password, service: 'Redrop /two' }, [
      ['get', 'data-key'],
      ['set', 'data-key', 'two'],
    ])
    expect(other.results).toEqual([null, 'set'])
    const again = await inSession({ folder, password, service: 'Redrop /one' }, [['get', 'data-key']])
    expect(again.results).toEqual(['one'])
  })

  it('gives all secrets to an encrypted file and takes them back', async () => {
    const { results } = await inSession({ folder: await tempFolder(), password }, [
      ['set', 'refresh-token:a:b', 'first'],
      ['set', 'data-key', 'second'],
      ['move-to-file', '', 'open sesame'],
      ['count'],
      ['get', 'refresh-token:a:b'],
      ['move-to-keychain'],
      ['secret-tool', 'data-key'],
      ['count'],
    ])
    expect(results).toEqual(['set', 'set', 'encrypted-file', 0, 'first', 'keychain', 'second', 2])
  })

  it('that is locked while in use says so', async () => {
    const { results } = await inSession({ folder: await tempFolder(), password }, [
      ['lock-keyring'],
      ['set', 'data-key', 'x'],
    ])
    expect(results[1]).toMatchObject({
      code: 'keychain-unavailable',
      params: { keychain: 'locked' },
    })
  })
})

describe('without a usable keychain secrets stay in this process, with the reason', () => {
  beforeEach((context) => {
    if (missing !== null) context.skip(missing)
  })

  const kept = [
    ['set', 'a', '1'],
    ['get', 'a'],
    ['delete', 'a'],
    ['get', 'a'],
  ] as const

  it('no D-Bus', async () => {
    const { tier, why, results } = await withoutSession({ folder: await tempFolder() }, kept)
    expect({ tier, why }).toEqual({ tier: 'session', why: 'no-session' })
    expect(results).toEqual(['set', '1', 'deleted', null])
  })

  it('a dead address', async () => {
    const folder = await tempFolder()
    const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'nobody')}` }
    const { tier, why } = await withoutSession({ folder, env })
    expect({ tier, why }).toEqual({ tier: 'session', why: 'bus-unreachable' })
  })

  it('a bus without a keyring', async () => {
    const { tier, why } = await inSession({ folder: await tempFolder(), password: null })
    expect({ tier, why }).toEqual({ tier: 'session', why: 'no-service' })
  })

  it('an empty password, with which the daemon makes no keyring', async () => {
    const { tier, why } = await inSession({ folder: await tempFolder(), password: '' })
    expect({ tier, why }).toEqual({ tier: 'session', why: 'no-service' })
  })

  it('a keyring that another password opens', async () => {
    const folder = await tempFolder()
    await inSession({ folder, password }, [['set', 'a', '1']])
    const { tier, why } = await inSession({ folder, password: 'wrong' })
    expect({ tier, why }).toEqual({ tier: 'session', why: 'locked' })
    const again = await inSession({ folder, password }, [['get', 'a']])
    expect(again.results).toEqual(['1'])
  })

  it('a keyring that has stopped while its bus lives: after 5 s, and the process ends', async () => {
    const { results } = await inSession({ folder: await tempFolder(), password }, [['start-while-stopped']])
    const [other] = results as [Report & { readonly status: number; readonly lasted: number }]
    expect(other).toMatchObject({ tier: 'session', why: 'no-answer', status: 0 })
    expect(other.lasted).toBeLessThan(15_000)
  })

  it('a bus that accepts and never answers: after 5 s, and the process ends', async () => {
    const folder = await tempFolder()
    const path = join(folder, 'silent')
    const sockets: Socket[] = []
    const bus = createServer((socket) => sockets.push(socket)).listen(path)
    await once(bus, 'listening')
    onTestFinished(() => {
      sockets.forEach((socket) => socket.destroy())
      bus.close()
    })
    const silent = { folder, env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` } }
    const { tier, why, took } = await withoutSession(silent)
    expect({ tier, why }).toEqual({ tier: 'session', why: 'no-answer' })
    expect(sockets).not.toEqual([])
    expect(took).toBeGreaterThan(4900)
    expect(took).toBeLessThan(15_000)
  })
})
