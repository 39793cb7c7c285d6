import type { AccountKey } from '../../../shared/model/index.ts'

/** Names of this service's entries in the SecretStore. */
export function refreshTokenOf({ instance, user }: AccountKey): string {
  return `refresh-token:${instance}:${user}`
}

export function oauthSecretOf(instance: string): string {
  return `oauth-secret:${instance}`
}
