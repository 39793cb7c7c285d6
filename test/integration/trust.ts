import type { TrustStore } from '../../src/core/ports/index.ts'

/** Trust in these certificates of authorities (PEM) besides the system's. */
export function trusting(ca: readonly string[]): TrustStore {
  return { authorities: () => ca, trustedFor: () => null }
}
