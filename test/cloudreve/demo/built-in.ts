import { randomBytes } from 'node:crypto'
import type { DemoModule, DemoServer } from '../../../src/shared/demo-server.ts'
import { startServer, type TestServer } from '../index.ts'
import { furnishMockUp } from './furnish.ts'

/** Anybody on this computer may try Ben, who has nothing but a note; Ana's password is her profile's alone. */
const ben = { email: 'ben@example.org', password: 'demo-password', nickname: 'Ben' }
const ana = { email: 'ana@example.org', nickname: 'Ana' }

/** Seconds: whoever signed in once stays signed in. */
const refreshTokenTtl = 10 * 365 * 86_400

export const startDemo: DemoModule['startDemo'] = async ({ folder, port }): Promise<DemoServer> => {
  const server = await start(folder, port)
  const { site } = server
  if (site.state.users.length === 0) {
    const owner = site.addUser({ ...ana, password: randomBytes(24).toString('base64url') })
    site.addUser(ben)
    await furnishMockUp(site, owner)
  }
  const user = site.state.users.find(({ email }) => email === ana.email)
  if (user === undefined) throw new Error(`the demo in ${folder} has no user`)
  return {
    url: server.url,
    port: Number(new URL(server.url).port),
    instance: site.state.identity.instanceId,
    email: user.email,
    password: user.password,
    close: (graceMs) => server.close(graceMs),
  }
}

async function start(folder: string, port: number): Promise<TestServer> {
  const options = { folder, settings: { refreshTokenTtl } }
  try {
    return await startServer({ ...options, port })
  } catch (error) {
    if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return startServer(options)
  }
}
