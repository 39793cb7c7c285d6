import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { scopes } from '../../../src/core/services/accounts/browser-sign-in.ts'
import { keys } from './harness/streams.ts'
import { world } from './harness/world.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function registered() {
  const made = await world()
  const { site } = made.server
  site.state.identity.browserUserId = 1
  const redirectUri = `http://127.0.0.1:${await freePort()}/callback`
  site.addOAuthApp({
    id: 'redrop-app',
    secret: 'app-secret',
    redirectUris: [redirectUri],
    scopes: scopes.split(' '),
  })
  const login = ['login', '--server', made.server.url, '--browser']
  return { ...made, login, app: ['--client-id', 'redrop-app', '--redirect-uri', redirectUri] }
}

describe('login --browser', () => {
  it('prints the address, takes the answer of the browser and remembers the app', async () => {
    const { begin, run, login, app } = await registered()
    const first = begin([...login, ...app], { tty: true })
    await first.err.shows(/Client secret/)
    first.type(`app-secret${keys.enter}`)
    await first.err.shows(/Sign in in the browser: http\S+/)
    const url = /in the browser: (\S+)/.exec(first.err.text)?.[1] ?? ''
    expect(await (await fetch(url)).text()).toContain('You are signed in. You can close this page.')
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(first.err.text).not.toContain('app-secret')

    const again = begin([...login, '--json'])
    await again.out.shows(/"event":"browser"/)
    const [event] = JSON.parse(`[${again.out.text}]`) as { url: string }[]
    await fetch(event?.url ?? '')
    expect((await again.ended).events.at(-1)).toMatchObject({ event: 'signed-in', tier: 'keychain' })

    const out = await run(['logout'], { tty: true })
    expect(out.out).toMatch(/Still here: the app for signing in to \S+ with the browser\./)
  })

  it('asks for the app where none is known', async () => {
    const { run, login } = await registered()
    const { code, err } = await run(login)
    expect(code).toBe(2)
    expect(err).toMatch(/--client-id and --redirect-uri/)
  })

  it('tells that the site refused', async () => {
    const { begin, login, app } = await registered()
    const running = begin([...login, ...app], { stdin: 'wrong-secret\n' })
    await running.err.shows(/in the browser: http\S+/)
    await fetch(/in the browser: (\S+)/.exec(running.err.text)?.[1] ?? '')
    const { code, err } = await running.ended
    expect(code).toBe(5)
    expect(err).toMatch(/did not complete the sign-in/)
  })
})
