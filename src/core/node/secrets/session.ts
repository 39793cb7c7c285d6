import type { NamedSecrets } from './named-secrets.ts'

/** Secrets in the memory of this process. */
export function createSessionStore(): NamedSecrets {
  const secrets = new Map<string, string>()
  return {
    tier: 'session',
    get: (name) => Promise.resolve(secrets.get(name) ?? null),
    set: (name, value) => Promise.resolve(void secrets.set(name, value)),
    names: () => Promise.resolve([...secrets.keys()]),
    delete: (name) => Promise.resolve(void secrets.delete(name)),
  }
}
