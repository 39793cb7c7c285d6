import type { Client } from './client.ts'
import { accepted } from './expectations.ts'

/** GET leaves out what is 0 or empty. */
const absent = { version_retention_max: 0, version_retention_ext: [] }

/** Changes settings of the user; returns what puts them back. */
export async function changeSettings(
  user: Client,
  patch: Readonly<Record<string, unknown>>,
): Promise<() => Promise<void>> {
  const before = accepted(await user.call('GET', '/user/setting')) as Readonly<Record<string, unknown>>
  const known: Readonly<Record<string, unknown>> = { ...absent, ...before }
  const back = Object.fromEntries(Object.keys(patch).map((key) => [key, known[key]]))
  accepted(await user.call('PATCH', '/user/setting', { json: patch }))
  return async () => {
    accepted(await user.call('PATCH', '/user/setting', { json: back }))
  }
}
