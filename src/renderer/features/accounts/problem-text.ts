import type { Failure } from '../../../shared/ipc/contract.ts'
import type { T } from '../../i18n/index.ts'
import type { Attention, SignInField } from './sign-in-problem.ts'

/** What is said below a field; undefined: nothing. */
export function problemText(
  attention: Attention | null,
  field: SignInField,
  failureText: (failure: Failure) => string,
  t: T,
): string | undefined {
  if (attention?.field !== field || attention.what === null) return undefined
  return attention.what === 'missing' ? t('accounts.password.missing') : failureText(attention.what)
}
