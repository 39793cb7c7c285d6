import type { ErrorCode } from '../../../shared/errors.ts'
import type { Failure } from '../../../shared/ipc/contract.ts'

export type SignInField =
  'address' | 'email' | 'password' | 'letters' | 'code' | 'clientId' | 'clientSecret' | 'redirectUri' | 'form'

/** Where the focus goes, and what is said below that field: a failure, that it is empty, or nothing. */
export interface Attention {
  readonly field: SignInField
  readonly what: Failure | 'missing' | null
}

const fields: Readonly<Partial<Record<ErrorCode, SignInField>>> = {
  'wrong-credentials': 'password',
  'captcha-wrong': 'letters',
  'captcha-needed': 'letters',
  'account-blocked': 'email',
  'account-inactive': 'email',
  'two-factor-wrong': 'code',
  'oauth-unavailable': 'clientId',
  'oauth-dead-grant': 'clientId',
  'redirect-unusable': 'redirectUri',
  'redirect-port-busy': 'redirectUri',
}

/** The field that must change; `form` where none is to blame. */
export function fieldOf(code: ErrorCode): SignInField {
  return fields[code] ?? 'form'
}
