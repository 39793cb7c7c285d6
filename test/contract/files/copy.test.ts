import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function copy(user: Client, uri: string, dst: string): Promise<Reply> {
  return user.call('POST', '/file/move', { json: { uris: [uri], dst, copy: true } })
}

scenario(
  'files/create-rename-move',
  'a copy has its own id but shares version ids with its original until it is replaced',
  {},
  async ({ user, uri }) => {
    const original = await user.write(uri('b.txt'), 'shared')
    await user.write(uri('x', 'o.txt'), 'o')
    expect(accepted(await copy(user, uri('b.txt'), uri('x')))).toBeUndefined()
    const twin = await user.info(uri('x', 'b.txt'))
    expect(twin.id).not.toBe(original.id)
    expect(twin.primary_entity).toBe(original.primary_entity)

    const replaced = await user.write(uri('x', 'b.txt'), 'copy changed', original.primary_entity)
    expect(replaced.id).toBe(twin.id)
    expect(replaced.primary_entity).not.toBe(original.primary_entity)
    expect((await user.info(uri('b.txt'))).primary_entity).toBe(original.primary_entity)
    expect(await user.read(uri('b.txt'))).toBe('shared')
    expect(await user.read(uri('x', 'b.txt'))).toBe('copy changed')
  },
)

scenario(
  'files/create-rename-move',
  'a copy onto a taken name is refused and both files stay',
  {},
  async ({ user, uri }) => {
    await user.write(uri('b.txt'), 'b')
    await user.write(uri('x', 'b.txt'), 'taken')
    expectCode(await copy(user, uri('b.txt'), uri('x')), 40004, 'Object existed')
    expect(await user.read(uri('b.txt'))).toBe('b')
    expect(await user.read(uri('x', 'b.txt'))).toBe('taken')
  },
)
