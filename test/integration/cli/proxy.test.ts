import { describe, expect, it } from 'vitest'
import { httpProxy, socksProxy } from '../network/proxies.ts'
import { ana, world, type World } from './harness/world.ts'

const user = { name: 'ana', password: 'secret' }

function login({ server, run }: World, env: Readonly<Record<string, string>>) {
  const argv = ['login', '--server', server.url, '--email', ana.email, '--password-stdin']
  return run(argv, { env, stdin: ana.password })
}

describe('a proxy in the environment', () => {
  it('carries everything: sign-in, a file there and back', async () => {
    const here = await world()
    const proxy = await httpProxy({ user })
    const env = { http_proxy: proxy.url.replace('//', '//ana:secret@') }
    expect(await login(here, env)).toMatchObject({ code: 0 })
    const path = await here.file('a.txt', 'through the proxy')
    expect(await here.run(['put', path, 'cloudreve://my/a.txt'], { env })).toMatchObject({ code: 0 })
    expect(await here.content('cloudreve://my/a.txt')).toBe('through the proxy')
    expect(proxy.asked.length).toBe(here.server.requests.length)
  })

  it('may be a SOCKS5 one for all', async () => {
    const here = await world()
    const proxy = await socksProxy()
    expect(await login(here, { ALL_PROXY: proxy.url })).toMatchObject({ code: 0 })
    expect(proxy.asked).toContain(`SOCKS ${new URL(here.server.url).host}`)
  })

  it('is not asked for what NO_PROXY names', async () => {
    const here = await world()
    const proxy = await httpProxy()
    const env = { http_proxy: proxy.url, NO_PROXY: '.example.org,127.0.0.1' }
    expect(await login(here, env)).toMatchObject({ code: 0 })
    expect(proxy.asked).toEqual([])
  })

  it('that wants another password is named, and the server sees nothing', async () => {
    const here = await world()
    const proxy = await httpProxy({ user })
    const { code, err } = await login(here, { http_proxy: proxy.url })
    expect(code).toBe(8)
    expect(err).toBe('The proxy does not let Redrop through (407). Check its user and password.\n')
    expect(here.server.requests).toEqual([])
  })

  it('that is not there is named', async () => {
    const here = await world()
    const { code, err } = await login(here, { http_proxy: 'http://127.0.0.1:9' })
    expect(code).toBe(8)
    expect(err).toMatch(/^The proxy cannot be reached \(ECONNREFUSED\)\./)
  })
})
