import { describe, expect, it } from 'vitest'
import { leaseKey, targetKey } from '../../../../src/core/domain/target-key.ts'
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
