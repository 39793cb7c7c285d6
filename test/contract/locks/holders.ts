import { expect } from 'vitest'
import { accepted } from '../harness/expectations.ts'
import type { Context } from '../harness/context.ts'

export interface DavLock {
  readonly token: string
  release(): Promise<void>
}

export const davOwner = { type: 'dav', inner_xml: '<D:href>ana on laptop</D:href>' }

const lockInfo =
  '<?xml version="1.0"?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope>'
  + `<D:locktype><D:write/></D:locktype><D:owner>${davOwner.inner_xml}</D:owner></D:lockinfo>`

/**
 * A WebDAV client locks something below the scenario's folder, for so many seconds or for ever. The test server has no
 * WebDAV: there the lock is only put in place.
 */
export async function davLock(
  context: Context,
  names: readonly string[],
  seconds: number | null,
): Promise<DavLock> {
  if (context.onTestServer) {
    const { site } = context.server
    const { token } = site.hold(context.uri(...names), davOwner, { ttlSeconds: seconds })
    return {
      token,
      release: () => {
        site.locks.release(token)
        return Promise.resolve()
      },
    }
  }
  const account = await davAccount(context)
  const target = ['', 'dav', ...names.map(encodeURIComponent)].join('/')
  const call = (method: string, headers: Readonly<Record<string, string>>, body?: string) =>
    context.user.site(method, target, {
      headers: { Authorization: account, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  const timeout = seconds === null ? {} : { Timeout: `Second-${seconds}` }
  const reply = await call(
    'LOCK',
    { 'Content-Type': 'application/xml', Depth: 'infinity', ...timeout },
    lockInfo,
  )
  expect([200, 201], reply.text).toContain(reply.status)
  const token = /<D:locktoken><D:href>([^<]+)</.exec(reply.text)?.[1] ?? ''
  return {
    token,
    release: async () => {
      expect((await call('UNLOCK', { 'Lock-Token': `<${token}>` })).status).toBe(204)
    },
  }
}

/** Basic credentials of a WebDAV account for the scenario's folder. */
async function davAccount(context: Context): Promise<string> {
  const { user, account, folder } = context
  const reply = await user.call('PUT', '/devices/dav', { json: { uri: folder, name: 'redrop-contract' } })
  if (reply.code !== 0) context.skip(`real server: no WebDAV for this user (code ${reply.code})`)
  const { id, password } = accepted(reply) as { id: string; password: string }
  context.cleanUp(() => user.call('DELETE', `/devices/dav/${id}`))
  return `Basic ${Buffer.from(`${account.email}:${password}`).toString('base64')}`
}
