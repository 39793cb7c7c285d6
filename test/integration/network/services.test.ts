import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSessionStore } from '../../../src/core/node/secrets/session.ts'
import { createCertificates } from '../../../src/core/services/network/certificates.ts'
import { openProxies } from '../../../src/core/services/network/proxies.ts'
import { openTrustList } from '../../../src/core/services/network/trust-list.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { failureOf, get, transport } from '../http/setup.ts'
import { memorySettings, silent } from '../secrets/setup.ts'
import { authority, fingerprintOf, serverPair } from './certificates.ts'
import { secureServer, through } from './setup.ts'

async function certificates(settings = memorySettings()) {
  const list = await openTrustList(settings)
  const http = transport({ trust: list })
  const service = createCertificates({
    inspector: http,
    list,
    clock: { now: Date.now },
    log: silent,
    onChange: () => http.reset(),
  })
  return { service, http, settings }
}

describe('certificates that the user decides about', () => {
  it('are trusted by origin and fingerprint, also after a restart, until they are not', async () => {
    const pair = await serverPair()
    const server = await secureServer(pair)
    const { service, http, settings } = await certificates()
    const other = fingerprintOf(await serverPair())
    expect(await service.trust(server.origin, other)).toBe(false)
    expect(service.trusted()).toEqual([])
    expect(await service.trust(server.origin, fingerprintOf(pair))).toBe(true)
    expect((await http.request(get(server.origin))).status).toBe(200)
    const later = await certificates(settings)
    expect(later.service.trusted()).toMatchObject([
      { origin: server.origin, fingerprint: fingerprintOf(pair), subject: '127.0.0.1' },
    ])
    expect((await later.http.request(get(server.origin))).status).toBe(200)
    await later.service.distrust(server.origin)
    expect(await failureOf(later.http.request(get(server.origin)))).toMatchObject({ kind: 'certificate' })
  })

  it('of an authority come from a PEM file, and go again', async () => {
    const ca = await authority()
    const server = await secureServer(await serverPair({ by: ca }))
    const { service, http, settings } = await certificates()
    const path = join(await tempFolder(), 'ca.pem')
    await writeFile(path, `Example\n${ca.cert}\n${(await serverPair()).cert}`)
    expect(await service.addAuthorities(path)).toMatchObject([
      { name: 'Example Internal CA', fingerprint: fingerprintOf(ca) },
    ])
    expect((await http.request(get(server.origin))).status).toBe(200)
    await service.addAuthorities(path)
    expect((await certificates(settings)).service.authorities()).toHaveLength(1)
    await service.removeAuthority(fingerprintOf(ca))
    expect(await failureOf(http.request(get(server.origin)))).toMatchObject({ kind: 'certificate' })
  })

  it.each(['', 'no PEM at all', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'a file with “%s” adds nothing',
    async (content) => {
      const { service } = await certificates()
      const path = join(await tempFolder(), 'ca.pem')
      await writeFile(path, content)
      await expect(service.addAuthorities(path)).rejects.toMatchObject({ code: 'not-an-authority' })
      await expect(service.addAuthorities(`${path}.none`)).rejects.toMatchObject({ code: 'local-missing' })
      expect(service.authorities()).toEqual([])
    },
  )

  it('a server’s own certificate is no authority', async () => {
    const { service } = await certificates()
    const path = join(await tempFolder(), 'server.pem')
    await writeFile(path, (await serverPair()).cert)
    await expect(service.addAuthorities(path)).rejects.toMatchObject({ code: 'not-an-authority' })
  })

  it('a list that cannot be read trusts nobody', async () => {
    const settings = memorySettings()
    await settings.set('trust', { certificates: 'all of them' })
    expect((await openTrustList(settings)).current).toEqual({ certificates: [], authorities: [] })
  })

  it('the system brings authorities along', async () => {
    expect(await (await certificates()).service.countSystem()).toBeGreaterThan(50)
  })
})

describe('the proxy setting', () => {
  const url = new URL('https://cloud.example.org')
  const system = through('http://system:1')

  it('is the system’s until the user wants another one, and its password is a secret', async () => {
    const settings = memorySettings()
    const secrets = createSessionStore()
    const proxies = await openProxies({ settings, secrets, system })
    expect(await proxies.resolve(url)).toMatchObject([{ host: 'system' }])
    await proxies.set({ mode: 'manual', url: 'socks5://manual:2', user: 'ana' }, 'secret')
    const found = { kind: 'socks5', host: 'manual', port: 2, user: { name: 'ana', password: 'secret' } }
    expect(await proxies.resolve(url)).toEqual([found])
    expect(JSON.stringify(await settings.get('proxy'))).not.toContain('secret')
    const later = await openProxies({ settings, secrets, system })
    expect(await later.resolve(url)).toEqual([found])
    await later.set({ ...later.current, mode: 'none' }, null)
    expect(await later.resolve(url)).toEqual([{ kind: 'direct' }])
    expect(await later.hasPassword()).toBe(true)
    await later.set({ mode: 'system', url: '', user: '' }, '')
    expect(await later.hasPassword()).toBe(false)
  })

  it('never leads this computer’s own addresses through a proxy of the user', async () => {
    const proxies = await openProxies({ settings: memorySettings(), secrets: createSessionStore(), system })
    await proxies.set({ mode: 'manual', url: 'http://manual:2', user: '' }, null)
    for (const own of ['http://localhost:5212', 'http://127.0.0.1:5212', 'http://[::1]:5212'])
      expect(await proxies.resolve(new URL(own))).toEqual([{ kind: 'direct' }])
  })

  it('refuses what is no proxy and keeps what was there', async () => {
    const proxies = await openProxies({ settings: memorySettings(), secrets: createSessionStore(), system })
    await expect(proxies.set({ mode: 'manual', url: 'ftp://old', user: '' }, null)).rejects.toMatchObject({
      code: 'not-a-proxy',
    })
    expect(proxies.current.mode).toBe('system')
  })
})
