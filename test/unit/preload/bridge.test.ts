import { expect, test } from 'vitest'
import { createBridge } from '../../../src/preload/bridge.ts'
import { names } from '../../../src/shared/ipc/names.ts'

type Heard = (event: object, payload: unknown) => void

function bridge() {
  const invoked: unknown[][] = []
  const listeners = new Map<string, Set<Heard>>()
  const ipcRenderer = {
    invoke: (...args: unknown[]) => {
      invoked.push(args)
      return Promise.resolve({ ok: true, value: args[0] })
    },
    on: (name: string, heard: Heard) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(heard))
    },
    removeListener: (name: string, heard: Heard) => listeners.get(name)?.delete(heard),
  }
  const webUtils = { getPathForFile: (file: File) => `/home/ana/${file.name}` }
  const api = createBridge({ ipcRenderer: ipcRenderer as never, webUtils })
  const emit = (name: string, payload: unknown) =>
    listeners.get(name)?.forEach((heard) => heard({ sender: 'x' }, payload))
  return { api, invoked, emit, listeners }
}

test('the page gets exactly the groups and methods of the contract', () => {
  const { events, ...groups } = bridge().api
  const methods = Object.entries(groups).flatMap(([group, members]) =>
    Object.keys(members).map((method) => `${group}.${method}`),
  )
  expect(methods.sort()).toEqual([...names.requests].sort())
  expect(Object.keys(events).sort()).toEqual([...names.events].sort())
})

test('each method asks on the channel of its name', async () => {
  const { api, invoked } = bridge()
  await api.accounts.captcha({ site: 's' })
  await api.accounts.list()
  expect(invoked).toEqual([
    ['accounts.captcha', { site: 's' }],
    ['accounts.list', null],
  ])
})

test('dropped files cross as paths, in their order', async () => {
  const { api, invoked } = bridge()
  await api.transfers.registerDropped([new File([], 'b.txt'), new File([], 'a.txt')])
  expect(invoked).toEqual([['transfers.registerDropped', { paths: ['/home/ana/b.txt', '/home/ana/a.txt'] }]])
})

test('a listener sees the payload, never the event, and hears nothing after it has stopped', () => {
  const { api, emit, listeners } = bridge()
  const heard: unknown[][] = []
  const stop = api.events.onCommand((...args) => heard.push(args))
  emit('onCommand', 'upload')
  stop()
  emit('onCommand', 'reload')
  expect(heard).toEqual([['upload']])
  expect(listeners.get('onCommand')?.size).toBe(0)
})
