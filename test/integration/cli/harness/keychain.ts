import type { Keychain } from '../../../../src/core/node/secrets/keychain.ts'

/** Sign-ins of tests belong in no keychain of the person who runs them. */
const secrets = new Map<string, string>()
let isThere = true

export function probeKeychain(service: string): Promise<Keychain> {
  if (!isThere) return Promise.resolve({ why: 'no-answer', detail: '' })
  const key = (name: string) => `${service} ${name}`
  return Promise.resolve({
    store: {
      tier: 'keychain',
      get: (name) => Promise.resolve(secrets.get(key(name)) ?? null),
      set: (name, value) => Promise.resolve(void secrets.set(key(name), value)),
      names: () =>
        Promise.resolve(
          [...secrets.keys()]
            .filter((one) => one.startsWith(key('')))
            .map((one) => one.slice(key('').length)),
        ),
      delete: (name) => Promise.resolve(void secrets.delete(key(name))),
    },
  })
}

/** As for a process of its own, which has none of this: its sign-ins are in the encrypted file. */
export function withoutKeychain(): void {
  isThere = false
}
