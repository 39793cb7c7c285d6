import { z } from 'zod'
import type { Retention } from '../../shared/model/index.ts'
import type { Api } from './api.ts'
import { user, type User } from './schemas/session.ts'

/** Bytes. `used` counts all versions and running sessions; a total of 0 is a real zero (contract §4). */
export interface Capacity {
  readonly total: number
  readonly used: number
}

export interface UserSettings extends Retention {
  readonly twoFactor: boolean
}

export async function me(api: Api): Promise<User> {
  return api.call({ method: 'GET', path: '/user/me', schema: user, auth: 'token' })
}

export async function capacity(api: Api): Promise<Capacity> {
  const schema = z.object({ total: z.number(), used: z.number() })
  return api.call({ method: 'GET', path: '/user/capacity', schema, auth: 'token' })
}

const settingsSchema = z
  .object({
    version_retention_enabled: z.boolean().default(false),
    version_retention_max: z.int().default(0),
    version_retention_ext: z.array(z.string()).nullish(),
    two_fa_enabled: z.boolean().default(false),
  })
  .transform((raw): UserSettings => {
    const extensions = raw.version_retention_ext ?? []
    return {
      enabled: raw.version_retention_enabled,
      max: raw.version_retention_max,
      // As stored: the server compares them with lower-case extensions, so `TXT` and `.txt` protect nothing.
      extensions: extensions.length === 0 ? null : extensions,
      twoFactor: raw.two_fa_enabled,
    }
  })

/** Version retention of this user's files, and whether signing in asks for a code. */
export async function settings(api: Api): Promise<UserSettings> {
  return api.call({ method: 'GET', path: '/user/setting', schema: settingsSchema, auth: 'token' })
}
