import type net from 'node:net'
import { expect, it } from 'vitest'
import {
  failureOf,
  get,
  httpServer,
  listen,
  pattern,
  put,
  rawServer,
  streamed,
  transport,
} from '../http/setup.ts'

it('after a change of the network a request gets a new connection', async () => {
  const ports: (number | undefined)[] = []
  const origin = await httpServer((request, response) => {
    ports.push(request.socket.remotePort)
    response.end()
  })
  const client = transport()
  await client.request(get(origin))
  await client.request(get(origin))
  client.reset()
  await client.request(get(origin))
  expect(ports[0]).toBe(ports[1])
  expect(ports[2]).not.toBe(ports[0])
})

it('a body that is half sent fails at once, and can be sent again', async () => {
  const stalled = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => void socket.pause())
  const client = transport()
  const body = streamed(pattern(50_000_000), { onFlushed: () => stalled.resolve(undefined) })
  const failed = failureOf(client.request(put(origin, body)))
  await stalled.promise
  client.reset()
  expect(await failed).toMatchObject({ kind: 'reset', fullySent: false })
})

it('what is fully sent is waited for', async () => {
  const arrived = Promise.withResolvers<() => void>()
  const origin = await httpServer((request, response) => {
    request.resume().on('end', () => arrived.resolve(() => response.end('done')))
  })
  const client = transport()
  const answer = client.request(put(origin, streamed(pattern(10))))
  const finish = await arrived.promise
  client.reset()
  finish()
  expect(Buffer.from((await answer).body).toString()).toBe('done')
})

it('an address of IPv6 is reached, with its brackets in Host', async (context) => {
  const hosts: (string | undefined)[] = []
  const server = (await import('node:http')).createServer((request, response) => {
    hosts.push(request.headers.host)
    response.end()
  })
  const origin = await listen(server, '::1').catch(() => null)
  if (origin === null) {
    context.skip('no IPv6 on this computer')
    return
  }
  await transport().request(get(origin))
  const { port } = server.address() as net.AddressInfo
  expect(hosts).toEqual([`[::1]:${port}`])
})
