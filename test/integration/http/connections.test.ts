import type net from 'node:net'
import os from 'node:os'
import { expect, test } from 'vitest'
import http from 'node:http'
import { failureOf, get, httpServer, listen, pattern, put, rawServer, streamed, transport } from './setup.ts'

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

test('requests one after the other share a connection, streamed bodies too', async () => {
  const ports = new Set<number | undefined>()
  const origin = await httpServer((request, response) => {
    ports.add(request.socket.remotePort)
    request.resume().on('end', () => response.end())
  })
  const client = transport()
  for (let round = 0; round < 5; round++) {
    await client.request(put(origin, streamed(pattern(100_000))))
    await client.request(get(origin))
  }
  expect(ports.size).toBe(1)
})

/** Answers the first request of each connection and closes it, unread, at the second. */
function closesAtSecond(onRequest: () => void): Promise<string> {
  return rawServer((socket: net.Socket) => {
    socket.once('data', () => {
      onRequest()
      socket.write(answer)
      socket.once('data', () => socket.destroy())
    })
  })
}

test('a GET that meets a connection closed meanwhile is asked once more on a new one', async () => {
  let answered = 0
  const origin = await closesAtSecond(() => answered++)
  const client = transport()
  await client.request(get(origin))
  expect((await client.request(get(origin))).status).toBe(200)
  expect(answered).toBe(2)
})

test('a GET is asked once more only once', async () => {
  let connections = 0
  const origin = await rawServer((socket) => {
    connections++
    socket.once('data', () => {
      if (connections > 1) return socket.destroy()
      socket.write(answer)
      return socket.once('data', () => socket.destroy())
    })
  })
  const client = transport()
  await client.request(get(origin))
  expect(await failureOf(client.request(get(origin)))).toMatchObject({ kind: 'reset', fullySent: true })
  expect(connections).toBe(2)
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  'a %s that meets a closed connection is not repeated',
  async (method) => {
    let answered = 0
    const origin = await closesAtSecond(() => answered++)
    const client = transport()
    await client.request(get(origin))
    const failure = await failureOf(client.request(put(origin, pattern(10), { method })))
    expect(failure).toMatchObject({ kind: 'reset', fullySent: true })
    expect(answered).toBe(1)
  },
)

test('a GET that fails on its first connection is not repeated', async () => {
  let connections = 0
  const origin = await rawServer((socket) => {
    connections++
    socket.once('data', () => socket.destroy())
  })
  expect(await failureOf(transport().request(get(origin)))).toMatchObject({ kind: 'reset' })
  expect(connections).toBe(1)
})

test('closing the transport ends idle connections and lets the others finish', async () => {
  const closed: string[] = []
  const begun = Promise.withResolvers<() => void>()
  const origin = await httpServer((request, response) => {
    const { url = '' } = request
    request.socket.once('close', () => closed.push(url))
    if (url === '/idle') response.end('idle')
    else begun.resolve(() => response.end('busy'))
  })
  const client = transport()
  const busy = client.request({ ...get(origin), url: new URL('/busy', origin) })
  const finish = await begun.promise
  await client.request({ ...get(origin), url: new URL('/idle', origin) })
  client.close()
  await expect.poll(() => closed).toEqual(['/idle'])
  finish()
  expect(Buffer.from((await busy).body).toString()).toBe('busy')
  await expect.poll(() => closed).toEqual(['/idle', '/busy'])
})

test('an IPv6 address is reached', async (context) => {
  const loopback = Object.values(os.networkInterfaces())
    .flat()
    .some((address) => address?.address === '::1')
  if (!loopback) context.skip('this machine has no IPv6 loopback')
  const origin = await listen(
    http.createServer((_, response) => response.end('six')),
    '::1',
  )
  expect(origin).toContain('[::1]')
  expect(Buffer.from((await transport().request(get(origin))).body).toString()).toBe('six')
})

test('a redirect is handed back, not followed', async () => {
  const origin = await httpServer((_, response) => response.writeHead(307, { location: '/elsewhere' }).end())
  const reply = await transport().request(get(origin))
  expect([reply.status, reply.headers['location']]).toEqual([307, '/elsewhere'])
})
