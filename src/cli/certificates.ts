import type { Core } from '../core/compose.ts'
import { formatFingerprint, parseFingerprint } from '../core/domain/fingerprint.ts'
import { explain } from '../core/services/explain.ts'
import { RedropError } from '../shared/errors.ts'

const codes: readonly string[] = ['certificate-untrusted', 'certificate-changed']

/** Adds the fingerprint to an error about a certificate, which is what the user can decide by; others stay. */
export async function withFingerprint(core: Core, thrown: unknown): Promise<unknown> {
  const error = explain(thrown, { host: '', name: '', uri: '' })
  const { origin } = error.params
  if (!codes.includes(error.code) || typeof origin !== 'string') return thrown
  try {
    const { facts } = await core.network.certificates.inspect(origin)
    const fingerprint = formatFingerprint(facts.fingerprint)
    return new RedropError(error.code, { ...error.params, fingerprint }, { cause: thrown })
  } catch (failure) {
    // Gone meanwhile: that is what is wrong now.
    return failure
  }
}

/**
 * Does `work`; where it meets the certificate with this fingerprint, that one is trusted for its origin first. Throws
 * RedropError `usage`, and what `work` throws.
 */
export async function trusting<T>(
  core: Core,
  text: string,
  usage: string,
  work: () => Promise<T>,
): Promise<T> {
  const fingerprint = parseFingerprint(text)
  if (fingerprint === null) throw new RedropError('usage', { detail: usage })
  try {
    return await work()
  } catch (error) {
    const origin =
      error instanceof RedropError && codes.includes(error.code) ? error.params['origin'] : undefined
    if (typeof origin !== 'string') throw error
    if (!(await core.network.certificates.trust(origin, fingerprint))) throw error
    return await work()
  }
}
