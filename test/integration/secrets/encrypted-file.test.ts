import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEncryptedFile } from '../../../src/core/node/secrets/encrypted-file.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'

const file = async () => join(await tempFolder(), 'secrets.enc.json')

describe('the encrypted file of secrets', () => {
  it('keeps them for whoever knows the passphrase, in any Unicode form of it', async () => {
    const path = await file()
    const store = await openEncryptedFile(path, 'caf\u00e9 密码')
    expect(await store.get('data-key')).toBeNull()
    await store.set('data-key', 'key')
    await store.set('refresh-token:站点:安娜', 'token \u{1f511}')
    await store.set('data-key', 'newer key')
    const later = await openEncryptedFile(path, 'cafe\u0301 密码')
    expect(await later.get('data-key')).toBe('newer key')
    expect(await later.get('refresh-token:站点:安娜')).toBe('token \u{1f511}')
    await later.delete('data-key')
    expect(await store.get('data-key')).toBeNull()
  })

  it('shows nothing of them, is for its owner only, and is replaced whole', async () => {
    const path = await file()
    const store = await openEncryptedFile(path, 'passphrase')
    await store.set('refresh-token:site:ana', 'very secret')
    const text = await readFile(path, 'utf8')
    for (const part of ['secret', 'refresh', 'ana', 'passphrase']) expect(text).not.toContain(part)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readdir(dirname(path))).sort()).toEqual(['secrets.enc.json', 'secrets.enc.json.lock'])
    await store.set('refresh-token:site:ana', 'very secret')
    expect(await readFile(path, 'utf8')).not.toBe(text)
  })

  it('refuses a wrong passphrase and changes nothing', async () => {
    const path = await file()
    await (await openEncryptedFile(path, 'right')).set('a', '1')
    const before = await readFile(path)
    await expect(openEncryptedFile(path, 'wrong')).rejects.toMatchObject({ code: 'passphrase-wrong' })
    expect(await readFile(path)).toEqual(before)
    expect(await (await openEncryptedFile(path, 'right')).get('a')).toBe('1')
  })

  it('loses no secret when two processes set different ones', async () => {
    const path = await file()
    const [one, two] = await Promise.all([openEncryptedFile(path, 'p'), openEncryptedFile(path, 'p')])
    const names = Array.from({ length: 8 }, (_, i) => `name ${i}`)
    await Promise.all(names.map((name, i) => (i % 2 ? one : two).set(name, name)))
    for (const name of names) expect(await one.get(name)).toBe(name)
  })

  it.each([
    ['is no JSON', (text: string) => text.slice(0, -5)],
    [
      'has a changed byte',
      (text: string) => text.replace(/"data":"(.)/, (_, c) => `"data":"${c === 'A' ? 'B' : 'A'}`),
    ],
    ['is of another kind', () => '{"format":2}'],
    ['is empty', () => ''],
  ])('is kept aside once, with its new name, if it %s', async (_what, damage) => {
    const path = await file()
    await (await openEncryptedFile(path, 'p')).set('a', '1')
    const damaged = damage(await readFile(path, 'utf8'))
    await writeFile(path, damaged)
    const failure = await openEncryptedFile(path, 'p').catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'profile-damaged' })
    const { path: aside } = (failure as { params: { path: string } }).params
    expect(aside).toMatch(/secrets\.damaged-[\dTZ-]+\.enc\.json$/)
    expect(await readFile(aside, 'utf8')).toBe(damaged)
    const fresh = await openEncryptedFile(path, 'p')
    expect(await fresh.get('a')).toBeNull()
    await fresh.set('a', '2')
    expect(await fresh.get('a')).toBe('2')
  })
})
