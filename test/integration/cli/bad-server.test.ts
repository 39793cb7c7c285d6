import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../cloudreve/index.ts'
import { begin } from './harness/run.ts'
import { ana, places, signedIn } from './harness/world.ts'

/** Signing in there, with the password on standard input. */
async function login(address: string, ...more: string[]) {
  const { env } = await places()
  const argv = ['login', '--server', address, '--email', ana.email, '--password-stdin', ...more]
  return begin(argv, { env, stdin: ana.password }).ended
}

async function siteOf(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closedPort(): Promise<string> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `127.0.0.1:${port}`
}

describe('an address to sign in at', () => {
  it.each(['', 'ftp://files.example.org', '/home/ana', 'https://', 'https://a:b@files.example.org'])(
    '“%s” is no URL',
    async (address) => {
      const { code, err } = await login(address)
      expect(code).toBe(2)
      expect(err).toBe(`“${address}” is not an address. Write for example https://files.example.org\n`)
    },
  )

  it('answers with a web page', async () => {
    const host = await siteOf((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>')
    })
    expect(await login(`http://${host}`)).toMatchObject({
      code: 8,
      err: `${host} is not a Cloudreve server, or its address needs a longer path.\n`,
    })
  })

  it('is an unknown host', async () => {
    expect(await login('https://no-such-host.invalid')).toMatchObject({
      code: 8,
      err: 'There is no host called no-such-host.invalid. Check the spelling and your connection.\n',
    })
  })

  it('refuses connections', async () => {
    const host = await closedPort()
    expect(await login(`http://${host}`)).toMatchObject({
      code: 8,
      err: `${host} refuses connections. Is the server running, and is the port right?\n`,
    })
  })

  it('has a certificate nobody vouches for', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }])
    const server = await startServer({ tls: { key, cert } })
    onTestFinished(() => server.close())
    const { code, err } = await login(server.url)
    expect(code).toBe(8)
    expect(err).toMatch(
      /^The certificate of 127\.0\.0\.1:\d+ is not trusted: its issuer is unknown to this computer\. /,
    )
    expect(err).toContain(`--trust-certificate SHA256:${new X509Certificate(cert).fingerprint256}`)
    expect(server.requests).toEqual([])
  })

  it('has a certificate that the user vouches for, and later another one', async () => {
    const pair = () => generate([{ name: 'commonName', value: '127.0.0.1' }])
    const first = await pair()
    const tls = { key: first.private, cert: first.cert }
    const server = await startServer({ tls })
    onTestFinished(() => server.close())
    server.site.addUser(ana)
    const { env } = await places()
    const argv = ['login', '--server', server.url, '--email', ana.email, '--password-stdin']
    const signIn = (fingerprint: string) =>
      begin([...argv, '--trust-certificate', fingerprint], { env, stdin: ana.password }).ended
    const second = await pair()
    expect(await signIn(new X509Certificate(second.cert).fingerprint256)).toMatchObject({ code: 8 })
    expect(server.requests).toEqual([])
    expect(await signIn(`SHA256:${new X509Certificate(first.cert).fingerprint256}`)).toMatchObject({
      code: 0,
    })
    expect(await begin(['ls', 'cloudreve://my/'], { env }).ended).toMatchObject({ code: 0 })
    const seen = server.requests.length
    Object.assign(tls, { key: second.private, cert: second.cert })
    await server.restart('orderly')
    const { code, err } = await begin(['ls', 'cloudreve://my/'], { env }).ended
    expect(code).toBe(8)
    expect(err).toContain('has changed since it was trusted')
    expect(err).toContain(`SHA256:${new X509Certificate(second.cert).fingerprint256}`)
    expect(server.requests.length).toBe(seen)
    expect(await signIn('SHA256:9F')).toMatchObject({ code: 2 })
  })

  it('is a Cloudreve that is too old', async () => {
    const host = await siteOf((request, response) => {
      const isOld = request.url?.startsWith('/api/v3/') ?? false
      response
        .writeHead(200, { 'content-type': isOld ? 'application/json' : 'text/html' })
        .end(isOld ? '{"code":0,"data":"3.8.3"}' : '<html>')
    })
    expect(await login(`http://${host}`)).toMatchObject({
      code: 1,
      err: `${host} runs Cloudreve 3.8.3; Redrop needs 4.0 or newer.\n`,
    })
  })
})

describe('a server in trouble', () => {
  it('is named, and what is kept is said', async () => {
    const { run, server, file } = await signedIn()
    const path = await file('a.txt', 'mine')
    await server.close()
    const { host } = new URL(server.url)
    expect(await run(['ls', 'cloudreve://my'])).toMatchObject({
      code: 8,
      err: `${host} refuses connections. Is the server running, and is the port right?\n`,
    })
    expect((await run(['put', path, 'cloudreve://my/'])).code).toBe(8)
  })

  it('answers with a proxy’s page', async () => {
    const { run, server } = await signedIn()
    server.faults.add({
      match: { path: /\/file$/ },
      do: { kind: 'answer', status: 502, contentType: 'text/html', body: '<html>Bad Gateway' },
    })
    const { code, err } = await run(['ls', 'cloudreve://my'])
    expect(code).toBe(8)
    expect(err).toMatch(/has trouble of its own and says: HTTP 502\. Your files are not affected/)
  })

  it('says what it refuses in its own words', async () => {
    const { run, server } = await signedIn()
    const body = JSON.stringify({ code: 40001, msg: 'No \u001b[31mway' })
    server.faults.add({
      match: { path: /\/file$/ },
      do: { kind: 'answer', status: 200, contentType: 'application/json', body },
    })
    const { code, err } = await run(['ls', 'cloudreve://my'])
    expect(code).toBe(1)
    expect(err).toBe('The server refuses: No \ufffd[31mway (40001).\n')
  })
})
