import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

/** Numbers of the bits that are set (contract §11). */
function bits(boolset: string): number[] {
  const bytes = Buffer.from(boolset, 'base64')
  return [...Array(bytes.length * 8).keys()].filter((bit) => ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1)
}

const my = [0, 1, 6, 7, 8, 9, 10, 14, 15, 16, 18, 19, 20, 23, 24]

scenario(
  'uris/capabilities-and-search',
  'own files may be replaced and locked, and every own folder and file says so',
  {},
  async ({ user, folder, uri }) => {
    await user.write(uri('sub', 'a.txt'), 'x')
    await user.write(uri('b.txt'), 'x')
    const list = await user.list(folder)
    expect(list.props['capability']).toBe('w8edAQ==')
    expect(bits('w8edAQ==')).toEqual(my)
    for (const each of [list.parent, ...list.files]) {
      expect(each).toMatchObject({ capability: 'w8edAQ==', owned: true })
    }
  },
)

scenario(
  'uris/capabilities-and-search',
  'the trash offers deletion, restore, listing, locking and info, but no download',
  {},
  async ({ user, folder, uri }) => {
    await user.write(uri('gone.txt'), 'x')
    accepted(await user.remove([uri('gone.txt')]))
    const list = await user.list('cloudreve://trash/')
    expect(list.props['capability']).toBe('AMIK')
    expect(bits('AMIK')).toEqual([9, 14, 15, 17, 19])
    expect(list.parent).toMatchObject({ id: '', created_at: '0001-01-01T00:00:00Z', metadata: null })
    const ours = list.files.filter((file) => file.metadata?.['sys:restore_uri']?.startsWith(folder))
    expect(ours).toMatchObject([{ name: 'gone.txt', capability: 'AMIK', owned: true }])
    expectCode(await user.put('cloudreve://trash/a.txt', 'x'), 403, 'Not supported action')
  },
)

scenario(
  'uris/capabilities-and-search',
  'shared_with_me can be listed and entered, nothing can be written there',
  {},
  async ({ user }) => {
    const list = await user.list('cloudreve://shared_with_me/')
    expect(list.props['capability']).toBe('gAKA')
    expect(bits('gAKA')).toEqual([7, 9, 23])
    expectCode(await user.put('cloudreve://shared_with_me/a.txt', 'x'), 403, 'Not supported action')
  },
)
