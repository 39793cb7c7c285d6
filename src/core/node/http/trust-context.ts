import tls from 'node:tls'
import type { TrustStore } from '../../ports/trust-store.ts'
import { systemAuthorities } from './system-authorities.ts'

/**
 * Whom connections trust: Node's own list, the system's and the authorities that the user added. Put together when the
 * first connection needs it, since parsing them takes a while, and again when the user's change.
 */
export function createTrustContext(trust: TrustStore): () => tls.SecureContext {
  let known: { readonly authorities: readonly string[]; readonly context: tls.SecureContext } | null = null
  return () => {
    const authorities = trust.authorities()
    if (known?.authorities !== authorities) {
      const ca = [...new Set([...systemAuthorities(), ...authorities])]
      known = { authorities, context: tls.createSecureContext({ ca }) }
    }
    return known.context
  }
}
