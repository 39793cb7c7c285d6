import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { expect, test } from 'vitest'
import { certificate, failureOf, get, listen, pattern, put, rawServer, streamed, transport } from './setup.ts'

const secure = async (pair: { key: string; cert: string }) =>
  listen(
    https.createServer(pair, (request, response) => request.resume().on('end', () => response.end('secret'))),
    '127.0.0.1',
    'https',
  )

test('a port nobody listens on refuses', async () => {
  const server = net.createServer()
  const origin = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  expect(await failureOf(transport().request(put(origin, streamed(pattern(10)))))).toMatchObject({
    kind: 'refused',
    detail: 'ECONNREFUSED',
    fullySent: false,
  })
})

test('a host name that does not exist is unknown or, offline, unreachable', async () => {
  const failure = await failureOf(transport().request(get('http://redrop.invalid')))
  expect(failure).toMatchObject({ fullySent: false })
  expect(['unknown-host', 'unreachable']).toContain((failure as { kind: string }).kind)
})

test('a connection that is not ready in time (here: no TLS handshake) ends at the connect limit', async () => {
  const closed = Promise.withResolvers<undefined>()
  const origin = await rawServer((socket) => socket.resume().on('close', () => closed.resolve(undefined)))
  const request = get(origin.replace('http:', 'https:'), { limits: { connect: 50 } })
  expect(await failureOf(transport().request(request))).toMatchObject({
    kind: 'connect-timeout',
    fullySent: false,
  })
  await closed.promise
})

test('a server that does not speak TLS is a bad answer to https', async () => {
  const origin = await listen(http.createServer(), '127.0.0.1', 'https')
  expect(await failureOf(transport().request(get(origin)))).toMatchObject({
    kind: 'bad-answer',
    fullySent: false,
  })
})

test('a self-signed certificate is refused by the name OpenSSL gives, before any byte', async () => {
  const origin = await secure(await certificate())
  expect(await failureOf(transport().request(put(origin, streamed(pattern(10)))))).toMatchObject({
    kind: 'certificate',
    detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    fullySent: false,
  })
})

test('a certificate for another name is refused', async () => {
  const pair = await certificate('other.example.org')
  const origin = await secure(pair)
  expect(await failureOf(transport({ ca: [pair.cert] }).request(get(origin)))).toMatchObject({
    kind: 'certificate',
    detail: 'ERR_TLS_CERT_ALTNAME_INVALID',
  })
})

test('a trusted certificate is accepted and a body arrives through TLS', async () => {
  const pair = await certificate()
  const origin = await secure(pair)
  const reply = await transport({ ca: [pair.cert] }).request(put(origin, streamed(pattern(3_000_000))))
  expect(Buffer.from(reply.body).toString()).toBe('secret')
})
