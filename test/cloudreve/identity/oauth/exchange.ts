import { createHash } from 'node:crypto'
import { ApiError, json } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import type { Site } from '../../state/site.ts'
import { required, valid } from '../binding.ts'
import { issuePair, newChain, refreshTtl } from '../tokens/issue.ts'
import { findUserById } from '../user/find.ts'
import { mustBeEnabled } from './apps.ts'
import { takeCode } from './codes.ts'
import { granted } from './grants.ts'

interface Exchange {
  readonly clientId: string
  readonly secret: string
  readonly code: string
  readonly verifier: string
}

/** POST `/session/oauth/token`: no envelope, except for a missing field (contract §1.2). */
export async function exchangeCall(call: Call): Promise<Reply> {
  const exchange = readExchange(await readForm(call))
  try {
    const tokens = exchangeCode(call.site, exchange)
    call.site.save()
    return json(tokens)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const body = { error: error.message, error_description: '', error_codes: [error.code] }
    return json({ ...body, correlation_id: call.site.random.uuid() }, { status: 400, code: error.code })
  }
}

/** The body when it says that it is a form, and the query; a JSON body does not bind. */
async function readForm(call: Call): Promise<URLSearchParams> {
  const form = (call.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const body = form ? (await call.body.buffer()).toString('utf8') : ''
  return new URLSearchParams([...new URLSearchParams(body), ...call.query])
}

function readExchange(form: URLSearchParams): Exchange {
  const clientId = required(form.get('client_id'), 'ClientID')
  const secret = required(form.get('client_secret'), 'ClientSecret')
  valid(required(form.get('grant_type'), 'GrantType') === 'authorization_code')
  const code = required(form.get('code'), 'Code')
  return { clientId, secret, code, verifier: form.get('code_verifier') ?? '' }
}

function exchangeCode(site: Site, exchange: Exchange): Record<string, unknown> {
  const code = takeCode(site, exchange.code)
  if (code === null) throw new ApiError(40020, 'Invalid or expired authorization code')
  if (code.appId !== exchange.clientId) throw new ApiError(40020, 'Client ID mismatch')
  if (code.challenge !== '' && challengeOf(exchange.verifier) !== code.challenge) {
    throw new ApiError(40020, 'Invalid code verifier')
  }
  const app = mustBeEnabled(site, code.appId)
  if (app.secret !== exchange.secret) throw new ApiError(40020, 'Invalid client secret')
  const { scopes } = code
  if (!scopes.every((scope) => app.scopes.includes(scope))) throw new ApiError(40001, 'Invalid scope')
  const user = findUserById(site, code.userId)
  if (user?.status !== 'active') throw new ApiError(40021, 'User not found')
  // The use is noted; a dead grant does not stop the exchange, only every refresh after it (contract §3.3).
  granted(site, user, app.id, scopes)
  const chain = newChain(site, { clientId: app.id, scopes })
  const pair = issuePair(site, user, chain)
  return {
    access_token: pair.access_token,
    token_type: 'Bearer',
    // One less: the real server cuts what is left a moment after issuing.
    expires_in: site.settings.accessTokenTtl - 1,
    refresh_token_expires_in: refreshTtl(site, chain) - 1,
    ...(scopes.includes('offline_access') ? { refresh_token: pair.refresh_token } : {}),
    scope: scopes.join(' '),
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
