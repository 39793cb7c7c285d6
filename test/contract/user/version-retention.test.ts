import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

interface Row {
  readonly when: string
  readonly enabled?: boolean
  readonly max: number
  readonly ext?: readonly string[]
  readonly file: string
  readonly left: number
}

/** How many of four versions are left, the current one included. */
const table: readonly Row[] = [
  { when: 'retention is on with at most ten versions', max: 10, file: 'r.txt', left: 4 },
  { when: 'retention is off', enabled: false, max: 10, file: 'r.txt', left: 1 },
  { when: 'at most two versions are kept', max: 2, file: 'r.txt', left: 2 },
  { when: 'the number is 0, which means all', max: 0, file: 'r.txt', left: 4 },
  { when: 'one version is kept, which is the current one', max: 1, file: 'r.txt', left: 1 },
  { when: 'only docx is protected and the file is txt', max: 10, ext: ['docx'], file: 'r.txt', left: 1 },
  { when: 'txt is protected', max: 10, ext: ['txt'], file: 'r.txt', left: 4 },
  { when: 'txt is protected and the file is called TXT', max: 10, ext: ['txt'], file: 'r.TXT', left: 4 },
  { when: 'TXT is protected, which matches nothing', max: 10, ext: ['TXT'], file: 'r.txt', left: 1 },
  { when: '.txt is protected, which matches nothing', max: 10, ext: ['.txt'], file: 'r.txt', left: 1 },
  { when: 'a list is given and the name has no extension', max: 10, ext: ['txt'], file: 'r', left: 1 },
]

async function versions(user: Client, uri: string): Promise<string[]> {
  return (await user.info(uri)).extended_info?.entities?.map((entity) => entity.id) ?? []
}

async function used(user: Client): Promise<number> {
  return (accepted(await user.call('GET', '/user/capacity')) as { used: number }).used
}

for (const { when, enabled = true, max, ext = [], file, left } of table) {
  scenario(
    'user/version-retention-effect',
    `${left} of 4 versions are left where ${when}; the quota of the others is free at once`,
    {},
    async ({ user, uri, changeSettings }) => {
      await changeSettings({
        version_retention_enabled: enabled,
        version_retention_max: max,
        version_retention_ext: ext,
      })
      const before = await used(user)
      const made: string[] = []
      for (const content of ['v1', 'v2', 'v3', 'v4']) {
        made.unshift((await user.write(uri(file), content)).primary_entity)
      }
      expect(await versions(user, uri(file))).toEqual(made.slice(0, left))
      expect((await user.info(uri(file))).extended_info?.storage_used).toBe(2 * left)
      expect(await used(user)).toBe(before + 2 * left)
      expect(await user.read(uri(file))).toBe('v4')
    },
  )
}

scenario(
  'user/version-retention-effect',
  'lowering the number prunes nothing before the next replace of the file',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    for (const content of ['v1', 'v2', 'v3']) await user.write(uri('a.txt'), content)
    accepted(await user.call('PATCH', '/user/setting', { json: { version_retention_max: 1 } }))
    expect(await versions(user, uri('a.txt'))).toHaveLength(3)
    const last = await user.write(uri('a.txt'), 'v4')
    expect(await versions(user, uri('a.txt'))).toEqual([last.primary_entity])
  },
)
