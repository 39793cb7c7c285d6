import type { Api } from '../../cloudreve/api.ts'
import { Code } from '../../cloudreve/codes.ts'
import { ApiError, isCode } from '../../cloudreve/errors.ts'
import * as session from '../../cloudreve/session.ts'
import * as siteCalls from '../../cloudreve/site.ts'
import { RedropError } from '../../../shared/errors.ts'
import { askCaptchaKind } from './captcha.ts'
import type { LoginCaptcha } from './site.ts'

/** How a caller asks its user; each may throw (RedropError `cancelled`, `captcha-needed`, …) to end the sign-in. */
export interface SignInPrompts {
  /** Shows a PNG, resolves with the letters read from it. `wrong`: the letters before were not right. */
  captcha(image: Uint8Array, wrong: boolean): Promise<string>
  /** Resolves with the code of the authenticator. `wrong`: the code before was not right. */
  twoFactor(wrong: boolean): Promise<string>
}

export interface PasswordRequest {
  readonly email: string
  readonly password: string
  /** A captcha that was shown together with the form; used for the first attempt. */
  readonly captcha?: { readonly ticket: string; readonly text: string }
  readonly prompts: SignInPrompts
}

/** Wrong answers to one prompt before the sign-in ends. */
const patience = 5

/**
 * Signs in with a password. `api` is anonymous. Throws RedropError `wrong-credentials`, `captcha-wrong`,
 * `captcha-unsupported`, `two-factor-wrong`, `two-factor-expired`, `account-blocked`, `account-inactive`.
 */
export async function signInWithPassword(
  api: Api,
  expected: LoginCaptcha,
  request: PasswordRequest,
): Promise<session.SignedIn> {
  const step = await passwordStep(api, expected, request)
  const done = step.kind === 'two-factor' ? await twoFactorStep(api, step.sessionId, request.prompts) : step
  // Blocked between the two steps: the site still hands out tokens, but they open nothing (contract §3.1).
  if (done.user.status.endsWith('banned')) throw new RedropError('account-blocked', { email: request.email })
  return done
}

async function passwordStep(
  api: Api,
  expected: LoginCaptcha,
  { email, password, ...request }: PasswordRequest,
) {
  let kind = expected
  let given = request.captcha
  for (let attempt = 0, wrong = false; attempt < patience; attempt++) {
    if (kind.kind === 'browser')
      throw new RedropError('captcha-unsupported', { host: api.baseUrl.host, type: kind.type })
    if (kind.kind === 'picture') given ??= await answerCaptcha(api, request.prompts, wrong)
    try {
      return await session.signIn(api, {
        email,
        password,
        ...(given === undefined ? {} : { captcha: given }),
      })
    } catch (error) {
      if (!isCode(error, Code.CaptchaWrong)) throw passwordTrouble(error, email)
      wrong = given !== undefined
      if (!wrong) kind = await askCaptchaKind(api)
      given = undefined
    }
  }
  throw new RedropError('captcha-wrong')
}

/** Every attempt uses a picture up, a wrong password included (contract §2). */
async function answerCaptcha(api: Api, prompts: SignInPrompts, wrong: boolean) {
  const { ticket, image } = await siteCalls.captcha(api)
  return { ticket, text: (await prompts.captcha(image, wrong)).trim() }
}

function passwordTrouble(error: unknown, email: string): unknown {
  if (!(error instanceof ApiError)) return error
  switch (error.code) {
    case Code.WrongCredentials:
    case Code.BadParameter: // no e-mail address, or a password of a length that no account has
      return new RedropError('wrong-credentials', {}, { cause: error })
    case Code.UserBanned:
      return new RedropError('account-blocked', { email }, { cause: error })
    case Code.UserNotActivated:
      return new RedropError('account-inactive', { email }, { cause: error })
    default:
      return error
  }
}

async function twoFactorStep(api: Api, sessionId: string, prompts: SignInPrompts): Promise<session.SignedIn> {
  for (let attempt = 0; attempt < patience; attempt++) {
    const otp = (await prompts.twoFactor(attempt > 0)).replaceAll(/\s/g, '')
    try {
      return await session.finishTwoFactor(api, { sessionId, otp })
    } catch (error) {
      if (isCode(error, Code.NotFound)) throw new RedropError('two-factor-expired', {}, { cause: error })
      if (!isCode(error, Code.TwoFactorWrong) && !isCode(error, Code.BadParameter)) throw error
    }
  }
  throw new RedropError('two-factor-wrong')
}
