import { windowErrors } from '../../shared/i18n/en/window-errors.ts'
import { shownParams } from '../../shared/i18n/shown-params.ts'
import type { Failure } from '../../shared/ipc/contract.ts'
import { useT } from '../i18n/use-t.ts'

/** The sentence for a failure. */
export function useFailureText(): (failure: Failure) => string {
  const t = useT()
  return ({ code, params }) => {
    const group = code in windowErrors ? 'windowErrors' : 'errors'
    return t(`${group}.${code}` as 'errors.internal', shownParams(params, t.locale, t))
  }
}
