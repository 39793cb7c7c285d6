import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCore, type Core } from '../../../../src/core/compose.ts'
import { Demo } from '../../../../src/main/demo/demo.ts'
import { startDemo } from '../../../cloudreve/demo/built-in.ts'
import { listening, silent } from '../fakes.ts'

let home: string
let core: Core
let loads: number
const open: Demo[] = []
const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', REDROP_PASSPHRASE: 'for the tests' }

async function openCore(): Promise<void> {
  core = await createCore({ env: { ...env, REDROP_HOME: home }, log: silent, version: '0' })
}

function makeDemo(log = silent, load = () => Promise.resolve({ startDemo })): Demo {
  const demo = new Demo({
    core,
    log,
    folder: join(home, 'demo'),
    load() {
      loads++
      return load()
    },
  })
  open.push(demo)
  return demo
}

beforeEach(async () => {
  loads = 0
  home = await mkdtemp(join(tmpdir(), 'redrop-demo-'))
  await openCore()
})
afterEach(async () => {
  for (const demo of open.splice(0)) await demo.close()
  await core.close()
  await rm(home, { recursive: true, force: true })
})

test('nothing is loaded before somebody wants it', async () => {
  const demo = makeDemo()
  await demo.resume()
  expect(loads).toBe(0)
})

test('two clicks start one server, and Ana is signed in as anybody would be', async () => {
  const demo = makeDemo()
  const [{ account }] = await Promise.all([demo.signIn(), demo.signIn()])
  expect(loads).toBe(1)
  expect(account).toMatchObject({ nickname: 'Ana', method: 'password' })
  expect(new URL(account.url).hostname).toBe('127.0.0.1')
  expect(demo.isDemo(account)).toBe(true)
  expect(demo.isDemo({ instance: 'another' })).toBe(false)
})

test('it comes back with the app; where its port is taken, its account moves to another one', async () => {
  const first = makeDemo()
  const { account } = await first.signIn()
  await first.close()
  const squatter = createServer()
  await new Promise<void>((resolve) =>
    squatter.listen(Number(new URL(account.url).port), '127.0.0.1', resolve),
  )
  const second = makeDemo()
  await second.resume()
  const [moved] = await core.accounts.list()
  expect(moved).toMatchObject({ instance: account.instance, user: account.user, name: account.name })
  expect(moved?.url).not.toBe(account.url)
  expect(Number(new URL(moved?.url ?? '').port)).not.toBe((squatter.address() as AddressInfo).port)
  if (!moved) throw new Error('no account')
  await core.accounts.connect(moved)
  squatter.close()
})

test('the same port is taken again where it is free', async () => {
  const first = makeDemo()
  const { account } = await first.signIn()
  await first.close()
  await makeDemo().resume()
  expect((await core.accounts.list())[0]?.url).toBe(account.url)
})

test('a demo that cannot start is logged, and keeps nobody from starting the app', async () => {
  await makeDemo().signIn()
  const { log, events } = listening()
  await makeDemo(log, () => Promise.reject(new Error('no bundle'))).resume()
  expect(events).toContain('demo-not-started')
})

test('its files stay when one signs out and go when that is asked for, never before', async () => {
  const demo = makeDemo()
  const { account } = await demo.signIn()
  await expect(demo.remove()).rejects.toThrow()
  await core.accounts.signOut(account)
  await demo.left(account)
  await expect(fetch(`${account.url}/api/v4/site/ping`)).rejects.toThrow()
  expect(await readdir(join(home, 'demo'))).toContain('state.json')
  await demo.remove()
  expect(await readdir(home)).not.toContain('demo')
  expect(demo.isDemo(account)).toBe(false)
})
