import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestServer } from '../../cloudreve/index.ts'
import { Api, startWithAna, text } from './support/api.ts'

const uri = 'cloudreve://my/plan.txt'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloudreve-server-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a folder brings files, versions, ledger and upload sessions back after an orderly end', async () => {
  const first = await startWithAna({ folder })
  await first.ana.put(uri, 'one')
  const session = await first.ana.session(uri, 3)
  await first.server.close()
  const second = await startWithAna({ folder })
  expect(String(await second.server.ledger.current(uri)?.bytes())).toBe('one')
  expect(second.server.ledger.entries).toHaveLength(1)
  // The session is known, its lock is not.
  expect(await second.ana.chunk(session, 0, 'two')).toMatchObject({ code: 40073, msg: 'Lock expired' })
  expect(await second.ana.put(uri, 'three')).toMatchObject({ code: 0 })
  await second.server.close()
})

test.each([
  ['orderly', { code: 40073, msg: 'Lock expired' }],
  ['killed', { code: 40011, msg: '' }],
] as const)(
  'after a restart (%s) on the same port a session says what the real server says',
  async (how, expected) => {
    const { server, ana } = await startWithAna()
    const { url } = server
    const session = await ana.session(uri, 3)
    await server.restart(how)
    expect(server.url).toBe(url)
    expect(await ana.chunk(session, 0, 'new')).toMatchObject(expected)
    const info = await ana.info(uri)
    expect(info).toMatchObject({ code: 0, data: { size: 0, metadata: { 'sys:upload_session_id': session } } })
    await server.close()
  },
)

test('a kill in the middle of a PUT leaves its placeholder, no lock and the old content', async () => {
  const { server, ana } = await startWithAna()
  const base = text(await ana.put(uri, 'base'), 'primary_entity')
  await halfAnUpload(server, ana)
  await server.restart('killed')
  expect(await ana.info(uri)).toMatchObject({
    data: { size: 4, primary_entity: base, extended_info: { storage_used: 1004 } },
  })
  expect(await ana.put(uri, 'after', base)).toMatchObject({ code: 0 })
  expect(await ana.info(uri)).toMatchObject({ data: { metadata: {}, extended_info: { storage_used: 9 } } })
  await server.close()
})

test('an orderly stop reads a running body to its end and answers -1', async () => {
  const { server, ana } = await startWithAna()
  await ana.put(uri, 'base')
  const upload = await halfAnUpload(server, ana)
  const restarted = server.restart('orderly')
  upload.finish()
  expect(await upload.answer).toContain('"code":-1')
  await restarted
  expect(String(await server.ledger.current(uri)?.bytes())).toBe('base')
  await server.close()
})

test('SIGKILL of the process loses nothing that was answered', async () => {
  const script = new URL('../../cloudreve/serve.ts', import.meta.url).pathname
  const start = async () => {
    const users = 'ana@example.org:secret-of-ana'
    const child = spawn(nodeForTypeScript(), [script, '--folder', folder, '--users', users], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const server = { url: line.replace('READY ', '') } as TestServer
    return { child, ana: await Api.signIn(server) }
  }
  const first = await start()
  const version = text(await first.ana.put(uri, 'answered'), 'primary_entity')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const second = await start()
  expect(await second.ana.info(uri)).toMatchObject({ data: { primary_entity: version, size: 8 } })
  second.child.kill('SIGTERM')
  expect(await once(second.child, 'exit')).toEqual([0, null])
})

/** 1000 bytes announced, 500 sent, the placeholder is there. */
async function halfAnUpload(server: TestServer, ana: Api) {
  const { host, hostname, port } = new URL(server.url)
  const response = await ana.call('POST', '/session/token', {
    email: 'ana@example.org',
    password: 'secret-of-ana',
  })
  const token = response.data?.['token'] as { access_token: string }
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const head = [
    `PUT /api/v4/file/content?uri=${encodeURIComponent(uri)} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${token.access_token}`,
    'Content-Length: 1000',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(500)}`)
  await expect
    .poll(async () => (await ana.info(uri)).data?.['metadata'])
    .toHaveProperty('sys:upload_session_id')
  const answer = once(socket, 'data').then(([data]) => String(data))
  answer.catch(() => undefined)
  return { answer, finish: () => socket.write('x'.repeat(500)) }
}

/** Node 24 runs the server's TypeScript as it is; the test runner may be an older one. */
function nodeForTypeScript(): string {
  return new URL('../../../node_modules/.bin/node', import.meta.url).pathname
}
