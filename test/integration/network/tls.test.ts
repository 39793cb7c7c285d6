import { describe, expect, it } from 'vitest'
import { failureOf, get, pattern, put, streamed, transport } from '../http/setup.ts'
import { authority, fingerprintOf, serverPair } from './certificates.ts'
import { httpProxy, socksProxy } from './proxies.ts'
import { secureServer, TestTrust, through } from './setup.ts'

const day = 24 * 60 * 60_000
const expired = { validFrom: new Date(Date.now() - 3 * day), validTo: new Date(Date.now() - 2 * day) }

describe('certificates that an authority vouches for', () => {
  it('are accepted when the user has added the authority, and not before', async () => {
    const ca = await authority()
    const server = await secureServer(await serverPair({ by: ca }))
    const trust = new TestTrust()
    const http = transport({ trust })
    expect(await failureOf(http.request(get(server.origin)))).toMatchObject({
      kind: 'certificate',
      origin: server.origin,
    })
    trust.add(ca.cert)
    http.reset()
    expect((await http.request(get(server.origin))).status).toBe(200)
    expect(server.received.length).toBe(1)
  })

  it.each<[string, Parameters<typeof serverPair>[0], string, string]>([
    ['expired', expired, 'CERT_HAS_EXPIRED', 'expired'],
    [
      'not valid yet',
      { validFrom: new Date(Date.now() + day), validTo: new Date(Date.now() + 2 * day) },
      'CERT_NOT_YET_VALID',
      'not-yet-valid',
    ],
    ['of another host', { host: 'other.example.org' }, 'ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
  ])('%s is refused by its name, before any byte', async (_, wanted, detail, problem) => {
    const ca = await authority()
    const pair = await serverPair({ by: ca, ...wanted })
    const server = await secureServer(pair)
    const trust = new TestTrust()
    trust.add(ca.cert)
    const http = transport({ trust })
    expect(await failureOf(http.request(put(server.origin, streamed(pattern(10)))))).toMatchObject({
      kind: 'certificate',
      detail,
      fullySent: false,
    })
    const seen = await http.inspect(new URL(server.origin))
    expect(seen).toMatchObject({ problem, facts: { fingerprint: fingerprintOf(pair) } })
    expect(server.received).toEqual([])
  })
})

describe('a certificate nobody vouches for', () => {
  it('is shown with what people compare, and nothing is sent for that', async () => {
    const pair = await serverPair()
    const server = await secureServer(pair)
    const { facts, problem } = await transport().inspect(new URL(server.origin))
    expect(problem).toBe('unknown-issuer')
    expect(facts).toMatchObject({
      fingerprint: fingerprintOf(pair),
      subject: '127.0.0.1',
      issuer: '127.0.0.1',
    })
    expect(facts.validFrom).toBeLessThan(Date.now())
    expect(facts.validTo).toBeGreaterThan(Date.now())
    expect(server.received).toEqual([])
  })

  it('is accepted where exactly it is trusted, on the same connection again and on a new one', async () => {
    const pair = await serverPair()
    const [server, other] = [await secureServer(pair), await secureServer(pair)]
    const trust = new TestTrust()
    trust.trust(server.origin, fingerprintOf(pair))
    const http = transport({ trust })
    const body = pattern(3_000_000)
    const first = await http.request(put(server.origin, streamed(body)))
    expect(server.received[0]?.equals(body)).toBe(true)
    const second = await http.request(get(server.origin))
    expect(Buffer.from(second.body)).toEqual(Buffer.from(first.body))
    http.reset()
    const third = await http.request(get(server.origin))
    expect(Buffer.from(third.body)).not.toEqual(Buffer.from(first.body))
    // The same certificate, but nobody has said so for that server.
    expect(await failureOf(http.request(get(other.origin)))).toMatchObject({ kind: 'certificate' })
    expect(other.received).toEqual([])
  })

  it('of another name is accepted too: it is that very one', async () => {
    const pair = await serverPair({ host: 'other.example.org' })
    const server = await secureServer(pair)
    const trust = new TestTrust()
    trust.trust(server.origin, fingerprintOf(pair))
    expect((await transport({ trust }).request(get(server.origin))).status).toBe(200)
  })

  it('that has changed is refused by that name, before any byte, and not remembered', async () => {
    const [first, second] = [await serverPair(), await serverPair()]
    const server = await secureServer(first)
    const trust = new TestTrust()
    trust.trust(server.origin, fingerprintOf(first))
    const http = transport({ trust })
    await http.request(get(server.origin))
    server.change(second)
    http.reset()
    for (let tries = 0; tries < 3; tries++) {
      expect(await failureOf(http.request(put(server.origin, streamed(pattern(10)))))).toMatchObject({
        kind: 'certificate',
        detail: 'CERTIFICATE_CHANGED',
        fullySent: false,
      })
    }
    expect(server.received.length).toBe(1)
    expect(await http.inspect(new URL(server.origin))).toMatchObject({ problem: 'changed' })
    trust.trust(server.origin, fingerprintOf(second))
    expect((await http.request(get(server.origin))).status).toBe(200)
  })

  it('that has run out since it was trusted is asked about again', async () => {
    const pair = await serverPair(expired)
    const server = await secureServer(pair)
    const trust = new TestTrust()
    const validTo = expired.validTo.getTime()
    trust.trust(server.origin, fingerprintOf(pair), { validTo, trustedAt: validTo - 1 })
    const http = transport({ trust })
    expect(await failureOf(http.request(get(server.origin)))).toMatchObject({ detail: 'CERT_HAS_EXPIRED' })
    // Trusted as it is, expired.
    trust.trust(server.origin, fingerprintOf(pair), { validTo, trustedAt: Date.now() })
    http.reset()
    expect((await http.request(get(server.origin))).status).toBe(200)
  })

  it('replaced by one that an authority vouches for needs no question', async () => {
    const ca = await authority()
    const server = await secureServer(await serverPair({ by: ca }))
    const trust = new TestTrust()
    trust.add(ca.cert)
    trust.trust(server.origin, fingerprintOf(await serverPair()))
    expect((await transport({ trust }).request(get(server.origin))).status).toBe(200)
  })
})

describe('behind a proxy', () => {
  it.each([
    ['HTTP', httpProxy],
    ['SOCKS5', socksProxy],
  ])('(%s) the certificate is looked at as without one', async (_, make) => {
    const [pair, other] = [await serverPair(), await serverPair()]
    const server = await secureServer(pair)
    const proxy = await make()
    const trust = new TestTrust()
    const http = transport({ trust, proxies: through(proxy.url) })
    const ask = () => http.request(get(server.origin))
    expect(await failureOf(ask())).toMatchObject({
      kind: 'certificate',
      detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect((await http.inspect(new URL(server.origin))).facts.fingerprint).toBe(fingerprintOf(pair))
    trust.trust(server.origin, fingerprintOf(other))
    expect(await failureOf(ask())).toMatchObject({ detail: 'CERTIFICATE_CHANGED' })
    expect(server.received).toEqual([])
    trust.trust(server.origin, fingerprintOf(pair))
    expect((await ask()).status).toBe(200)
    expect(proxy.asked.length).toBe(4)
  })
})
