import { describe, expect, it } from 'vitest'
import { isSamePlace, leaseKey, targetKey } from '../../../../src/core/domain/target-key.ts'
import type { Target } from '../../../../src/shared/model/index.ts'
import { file, version } from './samples.ts'

const base = { version: version('v1'), seenIn: 'row', at: 0 } as const
const replace = (id: string, uri = 'cloudreve://my/a'): Target => ({
  kind: 'replace',
  file: file(id, uri),
  base,
})
const create = (name: string, folder = 'd1'): Target => ({
  kind: 'create',
  folder: file(folder, 'cloudreve://my/Docs'),
  name,
})

describe('the key of a target', () => {
  it('is the file, wherever it is and on whatever it is based', () => {
    const later: Target = {
      kind: 'replace',
      file: file('f1', 'cloudreve://my/moved'),
      base: { ...base, version: version('v2') },
    }
    expect(targetKey(replace('f1'))).toBe(targetKey(later))
    expect(targetKey(replace('f1'))).not.toBe(targetKey(replace('f2')))
  })

  it('is the folder and the name, without case and Unicode form', () => {
    expect(targetKey(create('Über.txt'))).toBe(targetKey(create('u\u0308ber.TXT')))
    expect(targetKey(create('a'))).not.toBe(targetKey(create('b')))
    expect(targetKey(create('a', 'd1'))).not.toBe(targetKey(create('a', 'd2')))
  })

  it('differs between accounts and between kinds', () => {
    const other = { ...file('f1', 'cloudreve://my/a'), account: { instance: 'i1', user: 'u2' } }
    expect(targetKey({ kind: 'replace', file: other, base })).not.toBe(targetKey(replace('f1')))
    expect(targetKey(create('x', 'f1'))).not.toBe(targetKey(replace('f1')))
  })
})

describe('the lease of a transfer', () => {
  const source = { path: '/home/ana/a.txt', dev: '1', ino: '2', size: 3, mtimeNs: '4' }

  it('is the remote place for an upload and the local path for a download', () => {
    const upload = { direction: 'upload', target: replace('f1'), source } as const
    const download = { direction: 'download', target: replace('f1'), source } as const
    expect(leaseKey(upload)).toBe(leaseKey({ ...upload, source: { ...source, path: '/elsewhere' } }))
    expect(leaseKey(download)).toBe(leaseKey({ ...download, target: replace('f2') }))
    expect(leaseKey(download)).not.toBe(leaseKey({ ...download, source: { ...source, path: '/elsewhere' } }))
    expect(leaseKey(download)).not.toBe(leaseKey(upload))
  })
})

describe('the same place', () => {
  const source = { path: '/home/ana/a.txt', dev: '1', ino: '2', size: 3, mtimeNs: '4' }
  const upload = (target: Target) => ({ direction: 'upload', target, source }) as const

  it('is what was to be created and is to be replaced now', () => {
    const there = replace('f1', 'cloudreve://my/Docs/a.txt')
    expect(isSamePlace(upload(create('a.txt')), upload(there))).toBe(true)
    expect(isSamePlace(upload(there), upload(create('a.txt')))).toBe(true)
    expect(isSamePlace(upload(create('b.txt')), upload(there))).toBe(false)
  })

  it('is one file, or one new name, or one local path of downloads', () => {
    expect(isSamePlace(upload(replace('f1')), upload(replace('f1', 'cloudreve://my/moved')))).toBe(true)
    expect(isSamePlace(upload(create('a')), upload(create('A')))).toBe(true)
    expect(isSamePlace(upload(replace('f1')), { ...upload(replace('f1')), direction: 'download' })).toBe(
      false,
    )
  })
})
