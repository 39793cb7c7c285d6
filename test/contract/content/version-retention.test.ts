import { expect } from 'vitest'
import { scenario } from '../harness/scenario.ts'

const everything = { version_retention_enabled: true, version_retention_max: 10, version_retention_ext: [] }

scenario(
  'content/put-version-retention',
  'the newest versions up to the maximum are kept; lowering it prunes at the next PUT only',
  {},
  async ({ user, uri, changeSettings }) => {
    const versions = async () =>
      (await user.info(uri('a.txt'))).extended_info?.entities?.map((each) => each.size)
    await changeSettings(everything)
    for (let size = 1; size <= 13; size++) await user.write(uri('a.txt'), 'x'.repeat(size))
    expect(await versions()).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4])
    await changeSettings({ version_retention_max: 2 })
    expect(await versions()).toHaveLength(10)
    await user.write(uri('a.txt'), 'x'.repeat(14))
    expect(await versions()).toEqual([14, 13])
  },
)

scenario(
  'content/put-version-retention',
  'switched off, every PUT leaves exactly one version',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings(everything)
    await user.write(uri('a.txt'), 'one')
    await user.write(uri('a.txt'), 'two')
    await changeSettings({ version_retention_enabled: false })
    expect((await user.info(uri('a.txt'))).extended_info?.entities).toHaveLength(2)
    const last = await user.write(uri('a.txt'), 'three')
    const { entities, storage_used } = (await user.info(uri('a.txt'))).extended_info ?? {}
    expect(entities?.map((each) => each.id)).toEqual([last.primary_entity])
    expect(storage_used).toBe(5)
  },
)

scenario(
  'content/put-version-retention',
  'a list of extensions restricts it, without regard to letter case; 0 is unlimited',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings({ ...everything, version_retention_ext: ['docx'], version_retention_max: 0 })
    const setting = await user.call('GET', '/user/setting')
    expect(setting.data).toMatchObject({ version_retention_ext: ['docx'] })
    expect(Object.keys(setting.data as object)).not.toContain('version_retention_max')
    for (const [name, kept] of [
      ['b.txt', 1],
      ['c.docx', 12],
      ['D.DOCX', 12],
    ] as const) {
      for (let round = 0; round < 12; round++) await user.write(uri(name), String(round))
      expect((await user.info(uri(name))).extended_info?.entities, name).toHaveLength(kept)
    }
  },
)
