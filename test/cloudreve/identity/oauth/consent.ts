import { ApiError, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import { must } from '../../state/site.ts'
import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { decode, length, required, valid } from '../binding.ts'
import { mustBeEnabled } from './apps.ts'
import { newCode } from './codes.ts'
import { consent } from './grants.ts'

/** What an app asks of a user; as the query of `/session/authorize` and the body of the consent call. */
interface ConsentRequest {
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly state: string
  /** Base64url of a SHA-256; '' = without PKCE. */
  readonly challenge: string
}

/** POST `/session/oauth/consent`. */
export async function consentCall(call: Call): Promise<Reply> {
  const request = readConsentRequest(await call.json())
  const code = giveConsent(call.site, must(call.user), request)
  call.site.save()
  return ok({ code, state: request.state })
}

export function readConsentRequest(body: unknown): ConsentRequest {
  const fields = decode(body, {
    client_id: 'string',
    response_type: 'string',
    redirect_uri: 'string',
    scope: 'string',
    state: 'string',
    code_challenge: 'string',
    code_challenge_method: 'string',
  })
  const clientId = required(fields.client_id, 'ClientID')
  valid(required(fields.response_type, 'ResponseType') === 'code')
  const redirectUri = required(fields.redirect_uri, 'RedirectURI')
  const state = length(fields.state ?? '', 'State', 0, 4096)
  const scope = required(fields.scope, 'Scope')
  const challenge = length(fields.code_challenge ?? '', 'CodeChallenge', 0, 255)
  valid(['', 'S256'].includes(fields.code_challenge_method ?? ''))
  return { clientId, redirectUri, scope, state, challenge }
}

/** The code that the app exchanges; the grant counts from now on, even if it never does (contract §3.3). */
export function giveConsent(site: Site, user: User, request: ConsentRequest): string {
  const app = mustBeEnabled(site, request.clientId)
  if (!app.redirectUris.includes(request.redirectUri)) throw new ApiError(40001, 'Invalid redirect URI')
  const scopes = request.scope.split(' ')
  if (!scopes.every((scope) => app.scopes.includes(scope))) {
    throw new ApiError(40001, 'Invalid scope requested')
  }
  if (!scopes.includes('openid')) throw new ApiError(40001, 'openid scope required')
  consent(site, user, app.id, scopes)
  return newCode(site, { userId: user.id, appId: app.id, scopes, challenge: request.challenge })
}
