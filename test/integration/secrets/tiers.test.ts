import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSecretStore } from '../../../src/core/node/secrets/index.ts'
import { createSealer, dataKey } from '../../../src/core/node/secrets/seal.ts'
import { createSessionStore } from '../../../src/core/node/secrets/session.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'

const why = 'no keyring service is running'
const probeKeychain = () => Promise.resolve({ why })

async function profile() {
  return { secrets: join(await tempFolder(), 'secrets.enc.json'), keychainService: 'Redrop test' }
}

describe('the place for secrets', () => {
  it('is the keychain if it works, of the profile’s own service', async () => {
    const keychain = { ...createSessionStore(), tier: 'keychain' as const }
    const services: string[] = []
    const opened = await openSecretStore({
      profile: await profile(),
      passphrase: 'p',
      probeKeychain: (service) => Promise.resolve({ store: (services.push(service), keychain) }),
    })
    expect(opened).toEqual({ store: keychain, why: null })
    expect(services).toEqual(['Redrop test'])
  })

  it('is else the encrypted file if there is a passphrase, else this process', async () => {
    const place = await profile()
    const session = await openSecretStore({ profile: place, probeKeychain })
    expect([session.store.tier, session.why]).toEqual(['session', why])
    const file = await openSecretStore({ profile: place, passphrase: 'p', probeKeychain })
    expect([file.store.tier, file.why]).toEqual(['encrypted-file', why])
    await file.store.set('a', '1')
    const later = await openSecretStore({ profile: place, passphrase: 'p', probeKeychain })
    expect(await later.store.get('a')).toBe('1')
  })

  it('needs the passphrase once there is an encrypted file', async () => {
    const place = await profile()
    const { store } = await openSecretStore({ profile: place, passphrase: 'p', probeKeychain })
    await store.set('a', '1')
    await expect(openSecretStore({ profile: place, probeKeychain })).rejects.toMatchObject({
      code: 'passphrase-needed',
    })
    await expect(openSecretStore({ profile: place, passphrase: 'q', probeKeychain })).rejects.toMatchObject({
      code: 'passphrase-wrong',
    })
  })
})

describe('the data key', () => {
  it('is made once and opens what it sealed, and only that', async () => {
    const secrets = createSessionStore()
    const key = await dataKey(secrets)
    expect(key).toHaveLength(32)
    expect(await dataKey(secrets)).toEqual(key)
    const sealer = createSealer(key)
    const plain = Buffer.from('key and iv of a session')
    const sealed = sealer.seal(plain)
    expect(sealer.seal(plain)).not.toBe(sealed)
    expect(Buffer.from(sealed, 'base64').includes(plain)).toBe(false)
    expect(createSealer(key).open(sealed)).toEqual(plain)
    expect(sealer.open(sealer.seal(Buffer.alloc(0)))).toEqual(Buffer.alloc(0))
    expect(createSealer(await dataKey(createSessionStore())).open(sealed)).toBeNull()
    const bytes = Buffer.from(sealed, 'base64')
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(sealer.open(changed.toString('base64'))).toBeNull()
    }
    expect(sealer.open('')).toBeNull()
    expect(sealer.open(sealed.slice(0, 20))).toBeNull()
  })

  it('that cannot be one is never replaced: it may have sealed something', async () => {
    const secrets = createSessionStore()
    await secrets.set('data-key', 'c2hvcnQ=')
    await expect(dataKey(secrets)).rejects.toMatchObject({ code: 'profile-damaged' })
    expect(await secrets.get('data-key')).toBe('c2hvcnQ=')
  })
})
