import { expect, test } from 'vitest'
import { route, type Handlers } from '../../../../src/main/ipc/router.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import type { RequestName, Result } from '../../../../src/shared/ipc/contract.ts'
import { names } from '../../../../src/shared/ipc/names.ts'
import { account, listening } from '../fakes.ts'

type Handle = (event: object, input: unknown) => unknown

function router(handlers: Partial<Handlers>) {
  const channels = new Map<string, Handle>()
  const { log, events } = listening()
  const ipcMain = { handle: (name: string, handle: Handle) => void channels.set(name, handle) }
  route({ ipcMain: ipcMain as never, known: new Set([1]), handlers: handlers as Handlers, log })
  const ours = { sender: { id: 1 }, senderFrame: { url: 'app://redrop/index.html', parent: null } }
  const ask = async (name: RequestName, input: unknown, event: object = ours) =>
    (await channels.get(name)?.(event, input)) as Result<unknown>
  return { ask, events, channels }
}

test('there is one channel for each request of the contract and no other', () => {
  const { channels } = router({})
  expect([...channels.keys()].sort()).toEqual([...names.requests].sort())
})

test('a request with the right shape gets the answer of its handler', async () => {
  const { ask } = router({ 'accounts.capacity': () => ({ used: 1, total: 2 }) })
  expect(await ask('accounts.capacity', { account })).toEqual({ ok: true, value: { used: 1, total: 2 } })
})

test.each<[string, RequestName, unknown]>([
  ['nothing where something is needed', 'accounts.capacity', null],
  ['something where nothing is allowed', 'accounts.list', { all: true }],
  ['a field too many', 'accounts.capacity', { account, admin: true }],
  ['a wrong type', 'accounts.capacity', { account: { instance: 1, user: 'ana' } }],
  ['a text longer than any address', 'accounts.probe', { address: 'x'.repeat(4097), allowInsecure: false }],
  ['more files than any folder has', 'transfers.upload', { refs: Array(10_001).fill('a'), folder: {} }],
  ['a decision that does not exist', 'decisions.decide', { id: 'a', revision: 1, kind: 'force' }],
  ['a setting that does not exist', 'settings.set', { theme: 'pink' }],
])('%s never reaches a handler', async (_name, request, input) => {
  const { ask, events } = router({
    [request]: () => {
      throw new Error('reached')
    },
  })
  expect(await ask(request, input)).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(events).toEqual(['request-misshapen'])
})

test('of an account or a row that is handed on whole, only what is asked for reaches a handler', async () => {
  const { ask } = router({ 'accounts.capacity': (input) => input as never })
  const whole = { ...account, name: 'ana', email: 'ana@example.org' }
  expect(await ask('accounts.capacity', { account: whole })).toEqual({ ok: true, value: { account } })
})

test('a stranger is refused before anything is looked at', async () => {
  const { ask, events } = router({ 'accounts.list': () => Promise.reject(new Error('reached')) })
  const stranger = { sender: { id: 2 }, senderFrame: { url: 'https://example.org/', parent: null } }
  expect(await ask('accounts.list', null, stranger)).toMatchObject({
    ok: false,
    error: { code: 'not-allowed' },
  })
  expect(events).toEqual(['sender-refused'])
})

test('what a user can be told crosses as code and params, a local path only as its last name', async () => {
  const { ask, events } = router({
    'transfers.pick': () =>
      Promise.reject(new RedropError('local-missing', { path: '/home/ana/secret/a.txt' })),
  })
  expect(await ask('transfers.pick', { what: 'file' })).toEqual({
    ok: false,
    error: { code: 'local-missing', params: { path: 'a.txt' } },
  })
  expect(events).toEqual([])
})

test('what nobody expected is logged and told as internal', async () => {
  const { ask, events } = router({
    'accounts.list': () => {
      throw new TypeError('x is not a function')
    },
  })
  expect(await ask('accounts.list', null)).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(events).toEqual(['unexpected'])
})
