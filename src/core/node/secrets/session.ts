import type { SecretStore } from '../../ports/secret-store.ts'

/** Secrets in the memory of this process. */
export function createSessionStore(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    tier: 'session',
    get: (name) => Promise.resolve(secrets.get(name) ?? null),
    set: (name, value) => Promise.resolve(void secrets.set(name, value)),
    delete: (name) => Promise.resolve(void secrets.delete(name)),
  }
}
