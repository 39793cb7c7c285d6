import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Keychain } from '../../../src/core/node/secrets/keychain.ts'
import { createKeyring } from '../../../src/core/node/secrets/keyring.ts'
import { createSealer, dataKey } from '../../../src/core/node/secrets/seal.ts'
import { createSessionStore } from '../../../src/core/node/secrets/session.ts'
import { openVault, type Vault } from '../../../src/core/node/secrets/vault.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { memorySettings, silent } from './setup.ts'

/** A computer whose keychain can come and go, and starts of Redrop on it. */
async function computer() {
  const secrets = join(await tempFolder(), 'secrets.enc.json')
  const settings = memorySettings()
  const keychain = { ...createSessionStore(), tier: 'keychain' as const }
  const here = {
    secrets,
    keychain,
    hasKeychain: false,
    probed: [] as string[],
    start(passphrase?: string): Promise<Vault> {
      return openVault({
        profile: { secrets, keychainService: 'Redrop test' },
        settings,
        log: silent,
        ...(passphrase === undefined ? {} : { passphrase }),
        probeKeychain(service): Promise<Keychain> {
          here.probed.push(service)
          const none = { why: 'no-service', detail: 'not provided' } as const
          return Promise.resolve(here.hasKeychain ? { store: keychain } : none)
        },
      })
    },
    files: () => readdir(dirname(secrets)),
  }
  return here
}

const factsOf = ({ tier, why, locked, undecided }: Vault) => ({ tier, why, locked, undecided })

describe('the place for secrets', () => {
  it('is the keychain if it works, of the profile’s own service', async () => {
    const here = await computer()
    here.hasKeychain = true
    const vault = await here.start('p')
    expect(factsOf(vault)).toEqual({ tier: 'keychain', why: null, locked: false, undecided: false })
    await vault.set('a', '1')
    expect(await here.keychain.get('a')).toBe('1')
    expect(here.probed).toEqual(['Redrop test'])
  })

  it('is else the encrypted file if there is a passphrase, else this process until somebody decides', async () => {
    const here = await computer()
    expect(factsOf(await here.start())).toEqual({
      tier: 'session',
      why: 'no-service',
      locked: false,
      undecided: true,
    })
    const file = await here.start('p')
    expect(factsOf(file)).toEqual({
      tier: 'encrypted-file',
      why: 'no-service',
      locked: false,
      undecided: false,
    })
    await file.set('a', '1')
    expect(await (await here.start('p')).get('a')).toBe('1')
    await expect(here.start('q')).rejects.toMatchObject({ code: 'passphrase-wrong' })
  })

  it('is locked while there is an encrypted file and no passphrase', async () => {
    const here = await computer()
    await (await here.start('p')).set('a', '1')
    const vault = await here.start()
    expect(factsOf(vault)).toMatchObject({ tier: 'encrypted-file', locked: true })
    await expect(vault.get('a')).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(vault.set('a', '2')).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(vault.moveTo({ tier: 'session' })).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(vault.unlock('q')).rejects.toMatchObject({ code: 'passphrase-wrong' })
    expect(vault.locked).toBe(true)
    await vault.unlock('p')
    expect(vault.locked).toBe(false)
    expect(await vault.get('a')).toBe('1')
  })
})

describe('moving secrets', () => {
  it('from this session into an encrypted file, which is asked for at the next start', async () => {
    const here = await computer()
    const vault = await here.start()
    await vault.set('a', '1')
    await vault.moveTo({ tier: 'encrypted-file', passphrase: 'p' })
    expect(factsOf(vault)).toMatchObject({ tier: 'encrypted-file', undecided: false })
    expect(await vault.get('a')).toBe('1')
    expect((await here.start()).locked).toBe(true)
    expect(await (await here.start('p')).get('a')).toBe('1')
  })

  it('from the keychain into the file and back leaves none behind', async () => {
    const here = await computer()
    here.hasKeychain = true
    const vault = await here.start()
    await vault.set('a', '1')
    await vault.set('b', '2')
    await vault.moveTo({ tier: 'encrypted-file', passphrase: 'p' })
    expect(await here.keychain.names()).toEqual([])
    const later = await here.start()
    expect(factsOf(later)).toMatchObject({ tier: 'encrypted-file', locked: true })
    await later.unlock('p')
    await later.moveTo({ tier: 'keychain' })
    expect([await later.get('a'), await here.keychain.get('b')]).toEqual(['1', '2'])
    expect(await here.files()).not.toContain('secrets.enc.json')
    expect((await here.start()).tier).toBe('keychain')
  })

  it('to a keychain that does not work changes nothing', async () => {
    const here = await computer()
    const vault = await here.start('p')
    await vault.set('a', '1')
    await expect(vault.moveTo({ tier: 'keychain' })).rejects.toMatchObject({
      code: 'keychain-unavailable',
      params: { keychain: 'no-service' },
    })
    expect([vault.tier, await vault.get('a')]).toEqual(['encrypted-file', '1'])
  })

  it('to this session only is remembered, and the keychain is not even asked any more', async () => {
    const here = await computer()
    here.hasKeychain = true
    const vault = await here.start()
    await vault.set('a', '1')
    await vault.moveTo({ tier: 'session' })
    expect(await vault.get('a')).toBe('1')
    expect(await here.keychain.names()).toEqual([])
    const probes = here.probed.length
    const later = await here.start()
    expect(factsOf(later)).toMatchObject({ tier: 'session', undecided: false })
    expect(await later.get('a')).toBeNull()
    expect(here.probed.length).toBe(probes)
  })

  it('looking again finds a keychain that has come, with what this session knows', async () => {
    const here = await computer()
    const vault = await here.start()
    await vault.set('a', '1')
    await vault.lookAgain()
    expect(factsOf(vault)).toMatchObject({ tier: 'session', undecided: true })
    here.hasKeychain = true
    await vault.lookAgain()
    expect(factsOf(vault)).toEqual({ tier: 'keychain', why: null, locked: false, undecided: false })
    expect(await here.keychain.get('a')).toBe('1')
  })

  it('a forgotten passphrase: the file is kept aside, a new beginning is made', async () => {
    const here = await computer()
    await (await here.start('p')).set('a', '1')
    const vault = await here.start()
    const aside = await vault.startAnew()
    expect((await stat(aside)).size).toBeGreaterThan(0)
    expect(factsOf(vault)).toMatchObject({ tier: 'session', locked: false, undecided: true })
    expect(await vault.get('a')).toBeNull()
    expect(await here.files()).not.toContain('secrets.enc.json')
  })
})

describe('the data key of a profile', () => {
  it('is there when secrets can be read and outlive the process', async () => {
    const here = await computer()
    const session = await createKeyring(await here.start())
    expect(session.key).toBeNull()
    await session.moveTo({ tier: 'encrypted-file', passphrase: 'p' })
    const { key } = session
    expect(key).toHaveLength(32)
    const locked = await createKeyring(await here.start())
    expect([locked.key, locked.sealer]).toEqual([null, null])
    await locked.unlock('p')
    expect(locked.key).toEqual(key)
    await locked.moveTo({ tier: 'session' })
    expect(locked.key).toBeNull()
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
