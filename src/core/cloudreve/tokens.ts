import { RedropError } from '../../shared/errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Api, TokenSource } from './api.ts'
import { Code } from './codes.ts'
import { isCode } from './errors.ts'
import { refresh, type TokenPair } from './session.ts'

export interface TokensOptions {
  /** Anonymous: a stale Authorization header would make refreshing impossible (contract §1.3). */
  readonly api: Api
  readonly clock: Clock
  /** The stored refresh token; null: none. */
  load(): Promise<string | null>
  /** Keeps the newest refresh token; older ones stay valid. */
  save(refreshToken: string): Promise<void>
  /** What signing in has just given; already stored. */
  readonly initial?: TokenPair
}

/** An access token is replaced this long before its end, or at half its life where that is shorter. */
const refreshAhead = 10 * 60_000

interface Access {
  readonly token: string
  /** On the monotonic clock. */
  readonly ends: number
  readonly life: number
}

/**
 * The access token of one account: in memory, refreshed ahead of its end and by one request at a time. A refused
 * refresh throws RedropError `sign-in-needed` and keeps what is stored, since the cause may pass (contract §1.4).
 */
export function createTokens(options: TokensOptions): TokenSource {
  const { api, clock } = options
  let access = options.initial ? received(options.initial) : null
  let refreshing: Promise<string> | null = null

  function received(pair: TokenPair): Access {
    return { token: pair.accessToken, ends: clock.monotonic() + pair.accessLife, life: pair.accessLife }
  }

  async function refreshNow(): Promise<string> {
    const stored = await options.load()
    if (stored === null) throw new RedropError('sign-in-needed')
    const pair = await refresh(api, stored).catch((error: unknown) => {
      throw isCode(error, Code.CredentialInvalid)
        ? new RedropError('sign-in-needed', {}, { cause: error })
        : error
    })
    access = received(pair)
    if (pair.refreshToken !== stored) await options.save(pair.refreshToken)
    return pair.accessToken
  }

  function refreshOnce(): Promise<string> {
    refreshing ??= refreshNow().finally(() => (refreshing = null))
    return refreshing
  }

  return {
    async access(validFor = 0) {
      if (!access) return refreshOnce()
      const needed = Math.min(Math.max(refreshAhead, validFor), access.life / 2)
      return access.ends - clock.monotonic() > needed ? access.token : refreshOnce()
    },
    async renew(rejected) {
      return access && access.token !== rejected ? access.token : refreshOnce()
    },
  }
}
