import { z } from 'zod'
import { time } from './basic.ts'

/** A user as the server describes them to themselves. */
export interface User {
  /** Hash id. */
  readonly id: string
  readonly email: string
  readonly nickname: string
  readonly group: string | null
  /** `active`, `inactive`, `manual_banned`, `sys_banned`; empty: not said. */
  readonly status: string
}

/** Tokens as the server sends them; times in milliseconds since the epoch, server clock. */
export interface RawTokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly accessExpires: number
  readonly refreshExpires: number
}

export const user = z
  .object({
    id: z.string().min(1),
    email: z.string().default(''),
    nickname: z.string().default(''),
    status: z.string().nullish(),
    group: z.object({ name: z.string().default('') }).nullish(),
  })
  .transform(({ id, email, nickname, group, status }): User => ({
    id,
    email,
    nickname,
    group: group?.name ?? null,
    status: status ?? '',
  }))

export const rawTokens = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    access_expires: time,
    refresh_expires: time,
  })
  .transform((raw): RawTokens => ({
    accessToken: raw.access_token,
    refreshToken: raw.refresh_token,
    accessExpires: raw.access_expires,
    refreshExpires: raw.refresh_expires,
  }))
