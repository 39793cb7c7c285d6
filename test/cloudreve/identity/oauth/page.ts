import { ApiError } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { email } from '../binding.ts'
import { checkPassword } from '../session/password.ts'
import { findUserById } from '../user/find.ts'
import { giveConsent, readConsentRequest } from './consent.ts'

/**
 * GET `/session/authorize`, what the web app shows there: whoever is signed in in this browser consents and is sent
 * back to the app; otherwise a form asks for e-mail and password.
 */
export function authorizePage(call: Call): Reply {
  const user = findUserById(call.site, call.site.state.identity.browserUserId)
  return user === null ? signInForm('') : sendBack(call.site, user, call.query)
}

/** The same page with the form filled in; the request of the app is still in the query. */
export async function authorizeForm(call: Call): Promise<Reply> {
  const form = new URLSearchParams((await call.body.buffer()).toString('utf8'))
  try {
    const user = checkPassword(call.site, email(form.get('email')), form.get('password') ?? '')
    return sendBack(call.site, user, call.query)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return signInForm(error.message)
  }
}

function sendBack(site: Site, user: User, query: URLSearchParams): Reply {
  try {
    const request = readConsentRequest(Object.fromEntries(query))
    // First: it refuses an address that is not registered, and perhaps none at all.
    const code = giveConsent(site, user, request)
    const { redirectUri } = request
    const target = new URL(redirectUri.startsWith('/') ? site.url + redirectUri : redirectUri)
    target.searchParams.set('code', code)
    target.searchParams.set('state', request.state)
    site.save()
    return { status: 302, headers: { Location: target.href }, body: '', code: null }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return page(`<p role="alert">${error.message}</p>`)
  }
}

function signInForm(problem: string): Reply {
  return page(`<form method="post">
<p role="alert">${problem}</p>
<label>E-mail <input name="email" type="email" required></label>
<label>Password <input name="password" type="password" required></label>
<button>Sign in and allow</button>
</form>`)
}

function page(content: string): Reply {
  const body = `<!doctype html><html><head><title>Cloudreve</title></head><body>${content}</body></html>`
  return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body, code: null }
}
