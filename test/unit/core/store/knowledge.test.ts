import { describe, expect, it } from 'vitest'
import {
  account,
  ana,
  ben,
  file,
  hash,
  provenance,
  safetyCopy,
  source,
  transfer,
  version,
} from './samples.ts'
import { testStore } from './setup.ts'

describe('what a profile knows', () => {
  it('accounts: each name and each user once, oldest first', async () => {
    const { store } = await testStore()
    const other = { ...account, ...ben, name: 'ben@files.example.org' }
    await store.accounts.add(account)
    await store.accounts.add(other)
    await expect(store.accounts.add({ ...account, user: 'u3' })).rejects.toThrow(/UNIQUE/)
    await store.accounts.update({ ...account, serverVersion: '4.19.0' })
    expect(await store.accounts.list()).toEqual([{ ...account, serverVersion: '4.19.0' }, other])
    await store.accounts.remove(ana)
    expect(await store.accounts.list()).toEqual([other])
  })

  it('provenance: the inode decides, then the path; the newest of several', async () => {
    const { store } = await testStore()
    const old = provenance({ version: version('v1'), at: 1 })
    await store.provenance.record(old)
    const elsewhere = { ...source, path: '/moved/away' }
    const savedAnew = { ...source, ino: '77' }
    expect(await store.provenance.find(ana, 'f1', elsewhere)).toEqual(old)
    expect(await store.provenance.find(ana, 'f1', savedAnew)).toEqual(old)
    expect(await store.provenance.find(ana, 'f1', { ...elsewhere, ino: '77' })).toBeNull()
    expect(await store.provenance.find(ana, 'f2', source)).toBeNull()
    expect(await store.provenance.find(ben, 'f1', source)).toBeNull()

    const download = provenance({
      snapshot: { ...source, path: '/download', ino: '88' },
      version: version('v2'),
      at: 2,
    })
    await store.provenance.record(download)
    expect(await store.provenance.find(ana, 'f1', { ...source, ino: '88' })).toEqual(download)

    const sentAgain = provenance({ snapshot: savedAnew, version: version('v3'), at: 3 })
    await store.provenance.record(sentAgain)
    expect(await store.provenance.find(ana, 'f1', savedAnew)).toEqual(sentAgain)
    expect(await store.provenance.find(ana, 'f1', elsewhere)).toBeNull()
  })

  it('own versions: by account', async () => {
    const { store } = await testStore()
    await store.transfers.add([transfer('t1')])
    await store.transfers.settle({
      id: 't1',
      expectedRevision: 1,
      state: { name: 'done', as: 'saved' },
      ownVersion: { account: ana, fileId: file.id, versionId: 'v2', at: 1, transferId: 't1' },
    })
    expect(await store.ownVersions.has(ana, 'v2')).toBe(true)
    expect(await store.ownVersions.has(ana, 'v1')).toBe(false)
    expect(await store.ownVersions.has(ben, 'v2')).toBe(false)
    expect(await store.ownVersions.among(ana, ['v1', 'v2', 'v3'])).toEqual(new Set(['v2']))
    expect(await store.ownVersions.among(ben, ['v2'])).toEqual(new Set())
    expect(await store.ownVersions.among(ana, [])).toEqual(new Set())
    expect(await store.ownVersions.of(ana, 'f2')).toEqual(new Set())
  })

  it('hashes: only for exactly that version', async () => {
    const { store } = await testStore()
    await store.hashes.put(hash)
    expect(await store.hashes.get(hash)).toBe('ab')
    for (const other of [{ size: 6 }, { versionTime: 11 }, { versionId: 'v3' }, { instance: 'site-2' }]) {
      expect(await store.hashes.get({ ...hash, ...other })).toBeNull()
    }
    await store.hashes.put({ ...hash, sha256: 'cd' })
    expect(await store.hashes.get(hash)).toBe('cd')
  })

  it('sites: what was learned is added to', async () => {
    const { store } = await testStore()
    const nothing = { putLimit: null, putLimitAt: null, bytesPerSecond: null }
    expect(await store.sites.get('site-1')).toEqual(nothing)
    await store.sites.patch('site-1', { putLimit: 100, putLimitAt: 5 })
    await store.sites.patch('site-1', { bytesPerSecond: 1234.5 })
    expect(await store.sites.get('site-1')).toEqual({ putLimit: 100, putLimitAt: 5, bytesPerSecond: 1234.5 })
    expect(await store.sites.get('site-2')).toEqual(nothing)
  })

  it('settings: any JSON, and nothing else', async () => {
    const { store } = await testStore()
    expect(await store.settings.get('language')).toBeUndefined()
    for (const value of [null, 'zh-CN', 0, false, { a: [1, { b: null }] }]) {
      await store.settings.set('language', value)
      expect(await store.settings.get('language')).toEqual(value)
    }
    await expect(store.settings.set('language', new Map())).rejects.toThrow()
    await expect(store.settings.set('language', undefined)).rejects.toThrow()
    expect(await store.settings.get('language')).toEqual({ a: [1, { b: null }] })
  })

  it('safety copies: until they are removed', async () => {
    const { store } = await testStore()
    await store.safetyCopies.add(safetyCopy('c1'))
    await store.safetyCopies.add({ ...safetyCopy('c2'), at: 40 })
    expect((await store.safetyCopies.list()).map(({ id }) => id)).toEqual(['c2', 'c1'])
    expect(await store.safetyCopies.get('c1')).toEqual(safetyCopy('c1'))
    await store.safetyCopies.remove('c1')
    expect(await store.safetyCopies.get('c1')).toBeNull()
  })
})
