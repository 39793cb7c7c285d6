import type { SecretStore } from '../../ports/secret-store.ts'

/** Secrets in the memory of this process only. */
export function createSessionStore(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    tier: 'session',
    get: async (name) => Promise.resolve(secrets.get(name) ?? null),
    set: async (name, value) => {
      await Promise.resolve(secrets.set(name, value))
    },
    delete: async (name) => {
      await Promise.resolve(secrets.delete(name))
    },
  }
}
