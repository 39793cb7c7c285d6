import { expect } from 'vitest'
import { acceptedFile } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

scenario(
  'content/put-ok-replace',
  'a PUT creates the file and the folders on the way',
  {},
  async ({ user, uri }) => {
    const file = acceptedFile(await user.put(uri('Docs', 'plan.txt'), 'version one\n'))
    expect(file).toMatchObject({
      type: 0,
      name: 'plan.txt',
      size: 12,
      metadata: null,
      path: uri('Docs', 'plan.txt'),
      capability: 'w8edAQ==',
      owned: true,
    })
    expect(file.extended_info).toBeUndefined()
    expect((await user.info(uri('Docs'))).type).toBe(1)
    expect(await user.read(uri('Docs', 'plan.txt'))).toBe('version one\n')
  },
)

scenario(
  'content/put-ok-replace',
  'a replace keeps id and created_at, gives a new version id and keeps the old version',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    const file = uri('plan.txt')
    const first = await user.write(file, 'version one\n')
    const second = acceptedFile(
      await user.put(file, 'version two is longer\n', { previous: first.primary_entity }),
    )
    expect(second).toMatchObject({ id: first.id, created_at: first.created_at, size: 22 })
    expect(second.primary_entity).not.toBe(first.primary_entity)
    expect(Date.parse(second.updated_at)).toBeGreaterThanOrEqual(Date.parse(first.updated_at))

    const info = await user.info(file)
    expect(info).toMatchObject({ primary_entity: second.primary_entity, metadata: {} })
    expect(info.extended_info?.entities?.map(({ id, size, type }) => [id, size, type])).toEqual([
      [second.primary_entity, 22, 0],
      [first.primary_entity, 12, 0],
    ])
    expect(info.extended_info?.storage_used).toBe(34)

    const now = await user.download(file)
    expect(now.text).toBe('version two is longer\n')
    expect(now.headers).toMatchObject({ etag: `"${second.primary_entity}"`, 'accept-ranges': 'bytes' })
    expect(await user.read(file, first.primary_entity)).toBe('version one\n')
  },
)
