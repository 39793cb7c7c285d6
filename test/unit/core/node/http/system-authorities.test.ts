import tls from 'node:tls'
import { expect, test } from 'vitest'
import {
  loadSystemAuthorities,
  pendingAuthorities,
  systemAuthorities,
} from '../../../../../src/core/node/http/system-authorities.ts'

test('whom the system trusts is read once, in another thread, and is what Node itself reads', async () => {
  const first = loadSystemAuthorities()
  expect(loadSystemAuthorities()).toBe(first)
  expect(pendingAuthorities()).toBe(first)
  const found = await first
  const all = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
  expect([...found].sort()).toEqual([...new Set(all)].sort())
  expect(systemAuthorities()).toBe(found)
})
