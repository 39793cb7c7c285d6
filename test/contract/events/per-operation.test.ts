import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import { startPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'
import { until } from '../harness/until.ts'
import { described, EventStream } from './stream.ts'

const server = { settings: { eventDebounceMs: 100 } }

async function post(user: Client, path: string, json: object): Promise<unknown> {
  return accepted(await user.call('POST', path, { json }))
}

scenario(
  'events/event-per-operation',
  'a PUT tells create when it begins and modify when it replaces, nothing when it is refused',
  { server },
  async ({ user, uri, folder }) => {
    await user.write(uri('here.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    const file = await user.write(uri('new.txt'), 'one')
    expect(await stream.change()).toEqual({ type: 'create', file_id: file.id, from: '/new.txt', to: '' })
    await user.write(uri('new.txt'), 'two', file.primary_entity)
    expect(await stream.change()).toEqual({ type: 'modify', file_id: file.id, from: '/new.txt', to: '' })
    expectCode(await user.put(uri('new.txt'), 'three', { previous: file.primary_entity }), 40076)
    await user.write(uri('last.txt'), 'x')
    expect(await stream.changesBefore('/last.txt')).toEqual([])
  },
)

scenario(
  'events/event-per-operation',
  'created files, folders and copies are told one by one, also the folders on the way',
  { server },
  async ({ user, uri, folder }) => {
    await user.write(uri('old.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    await user.write(uri('n1', 'n2', 'x.txt'), 'x')
    await post(user, '/file/create', { uri: uri('blank.txt'), type: 'file' })
    await post(user, '/file/create', { uri: uri('folder'), type: 'folder' })
    await post(user, '/file/move', { uris: [uri('old.txt')], dst: uri('folder'), copy: true })
    await user.write(uri('last.txt'), 'x')
    expect(described(await stream.changesBefore('/last.txt'))).toEqual([
      'create /n1',
      'create /n1/n2',
      'create /n1/n2/x.txt',
      'create /blank.txt',
      'create /folder',
      'create /folder/old.txt',
    ])
  },
)

scenario(
  'events/event-per-operation',
  'renames and moves inside are renames with decoded names; in and out they are create and delete',
  { server },
  async ({ user, uri }) => {
    const watched = (...names: string[]) => uri('watched', ...names)
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await user.write(watched(name), name)
    await user.write(watched('f', 'x.txt'), 'x')
    await user.write(watched('g', 'x.txt'), 'x')
    await user.write(uri('outside', 'in.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, watched())
    await post(user, '/file/rename', { uri: watched('a.txt'), new_name: 'ren ü#.txt' })
    await post(user, '/file/rename', { uri: watched('f'), new_name: 'f2' })
    await post(user, '/file/move', { uris: [watched('b.txt')], dst: watched('g') })
    await post(user, '/file/move', { uris: [watched('c.txt')], dst: uri('outside') })
    await post(user, '/file/move', { uris: [uri('outside', 'in.txt')], dst: watched('g') })
    await user.write(watched('last.txt'), 'x')
    expect(described(await stream.changesBefore('/last.txt'))).toEqual([
      'rename /a.txt /ren ü#.txt',
      'rename /f /f2',
      'rename /b.txt /g/b.txt',
      'delete /c.txt',
      'create /g/in.txt',
    ])
  },
)

scenario(
  'events/event-per-operation',
  'deletions are told for the object alone, a restore as a creation under its name in the trash',
  { server },
  async ({ user, uri, folder }) => {
    const soft = await user.write(uri('soft.txt'), 'x')
    await user.write(uri('hard.txt'), 'x')
    await user.write(uri('sub', 'inside.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    accepted(await user.remove([uri('soft.txt')]))
    accepted(await user.remove([uri('hard.txt')], { skip_soft_delete: true }))
    accepted(await user.remove([uri('sub')]))
    const changes = [await stream.change(), await stream.change(), await stream.change()]
    expect(described(changes)).toEqual(['delete /soft.txt', 'delete /hard.txt', 'delete /sub'])

    const place = (accepted(await user.infoById(soft.id)) as { path: string }).path
    await post(user, '/file/restore', { uris: [place] })
    expect(await stream.change()).toEqual({
      type: 'create',
      file_id: soft.id,
      from: `/${place.replace('cloudreve://trash/', '')}`,
      to: '',
    })
  },
)

scenario(
  'events/event-per-operation',
  'a version switched or deleted is a modify; metadata changes are not told',
  { server },
  async ({ user, uri, folder, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    const first = await user.write(uri('switched.txt'), 'one')
    await user.write(uri('switched.txt'), 'two')
    const older = await user.write(uri('pruned.txt'), 'one')
    await user.write(uri('pruned.txt'), 'two')
    await user.write(uri('tagged.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    await post(user, '/file/version/current', { uri: uri('switched.txt'), version: first.primary_entity })
    const version = { uri: uri('pruned.txt'), version: older.primary_entity }
    accepted(await user.call('DELETE', '/file/version', { json: version }))
    const patch = { uris: [uri('tagged.txt')], patches: [{ key: 'tag:red', value: '#ff0000' }] }
    accepted(await user.call('PATCH', '/file/metadata', { json: patch }))
    await user.write(uri('last.txt'), 'x')
    expect(described(await stream.changesBefore('/last.txt'))).toEqual([
      'modify /switched.txt',
      'modify /pruned.txt',
    ])
  },
)

scenario(
  'events/event-per-operation',
  'a replace that breaks off is told as modify, a creation that breaks off not at all',
  { server },
  async ({ user, uri, folder }) => {
    const before = await user.write(uri('old.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    for (const name of ['old.txt', 'never.txt']) {
      const running = await startPut(user, uri(name), { length: 1000, sent: 'half' })
      running.connection.close()
      await until(async () => {
        const { code, data } = await user.getInfo(uri(name))
        if (code !== 0) return true
        const { metadata } = data as { metadata: Record<string, string> | null }
        return metadata?.['sys:upload_session_id'] === undefined ? true : undefined
      })
    }
    await user.write(uri('last.txt'), 'x')
    expect(described(await stream.changesBefore('/last.txt'))).toEqual(['modify /old.txt'])
    expect((await user.info(uri('old.txt'))).primary_entity).toBe(before.primary_entity)
  },
)

scenario(
  'events/event-per-operation',
  'a session tells create at once and modify at its end; one for a replace only when it is over',
  { server },
  async ({ user, uri, folder }) => {
    await user.write(uri('here.txt'), 'x')
    const [stream] = await EventStream.subscribe(user, folder)
    const open = async (more: object) => {
      const json = { uri: uri('ses.txt'), size: 4, ...more }
      return (accepted(await user.call('PUT', '/file/upload', { json })) as { session_id: string }).session_id
    }
    const first = await open({})
    expect(described([await stream.change()])).toEqual(['create /ses.txt'])
    accepted(await user.call('POST', `/file/upload/${first}/0`, { body: 'abcd' }))
    expect(described([await stream.change()])).toEqual(['modify /ses.txt'])

    const second = await open({ entity_type: 'version' })
    await user.write(uri('mark.txt'), 'x')
    expect(await stream.changesBefore('/mark.txt')).toEqual([])
    accepted(await user.call('DELETE', '/file/upload', { json: { id: second, uri: uri('ses.txt') } }))
    expect(described([await stream.change()])).toEqual(['modify /ses.txt'])
  },
)

scenario(
  'events/event-per-operation',
  'a renamed watched folder tells nothing of it, and goes on under its new name',
  { server },
  async ({ user, uri }) => {
    await user.write(uri('watched', 'a.txt'), 'a')
    const [stream] = await EventStream.subscribe(user, uri('watched'))
    await post(user, '/file/rename', { uri: uri('watched'), new_name: 'renamed' })
    await user.write(uri('renamed', 'after.txt'), 'x')
    expect(described([await stream.change()])).toEqual(['create /after.txt'])
  },
)
