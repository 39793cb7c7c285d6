import { spawn, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { get, httpServer, listen, pattern, put, streamed, transport } from '../http/setup.ts'
import { authority, serverPair } from './certificates.ts'
import { secureServer, TestTrust, through } from './setup.ts'

/** Why a real proxy cannot be tested with; null: it is installed. */
function missing(program: string): string | null {
  const isThere = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
  return isThere ? null : `${program} is not installed`
}

/** A port that is free now; these programs cannot choose one themselves. */
async function freePort(): Promise<number> {
  const server = net.createServer()
  const origin = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return Number(new URL(origin).port)
}

async function start(program: string, args: readonly string[], port: number): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text) => (said += String(text)))
  child.stderr.on('data', (text) => (said += String(text)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    const stubborn = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(stubborn)
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`)
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (isUp) return
    await delay(50)
  }
}

async function squid(): Promise<string> {
  const folder = await tempFolder()
  const port = await freePort()
  const config = join(folder, 'squid.conf')
  await mkdir(join(folder, 'errors'))
  await writeFile(join(folder, 'mime.conf'), '')
  await writeFile(
    config,
    [
      `http_port 127.0.0.1:${port}`,
      'http_access allow all',
      'cache deny all',
      'access_log none',
      'cache_store_log none',
      `cache_log ${join(folder, 'cache.log')}`,
      'pid_filename none',
      `coredump_dir ${folder}`,
      `mime_table ${join(folder, 'mime.conf')}`,
      'pinger_enable off',
      'shutdown_lifetime 0 seconds',
      'visible_hostname redrop-test',
      'cache_effective_user nobody',
      '',
    ].join('\n'),
  )
  await start('squid', ['-N', '-f', config], port)
  return `http://127.0.0.1:${port}`
}

async function dante(): Promise<string> {
  const folder = await tempFolder()
  const port = await freePort()
  const config = join(folder, 'danted.conf')
  await writeFile(
    config,
    [
      'logoutput: stderr',
      `internal: 127.0.0.1 port = ${port}`,
      'external: 127.0.0.1',
      'clientmethod: none',
      'socksmethod: none',
      'client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }',
      'socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }',
      '',
    ].join('\n'),
  )
  await start('danted', ['-f', config, '-p', join(folder, 'danted.pid')], port)
  return `socks5://127.0.0.1:${port}`
}

describe.each([
  ['squid', squid],
  ['danted', dante],
] as const)('%s', (program, begin) => {
  const why = missing(program)

  it('carries a body of 20 MB by https and by http', async (context) => {
    if (why) {
      context.skip(why)
      return
    }
    const ca = await authority()
    const trust = new TestTrust()
    trust.add(ca.cert)
    const server = await secureServer(await serverPair({ by: ca }))
    const plain: Buffer[] = []
    const origin = await httpServer((request, response) => {
      request.on('data', (chunk: Buffer) => plain.push(chunk)).on('end', () => response.end('ok'))
    })
    const body = pattern(20_000_000)
    const client = transport({ trust, proxies: through(await begin()) })
    expect((await client.request(put(server.origin, streamed(body)))).status).toBe(200)
    expect((await client.request(get(server.origin))).status).toBe(200)
    expect((await client.request(put(origin, streamed(body)))).status).toBe(200)
    expect(server.received[0]?.equals(body)).toBe(true)
    expect(Buffer.concat(plain).equals(body)).toBe(true)
  })
})
