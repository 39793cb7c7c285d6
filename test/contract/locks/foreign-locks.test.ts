import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { expectCode, expectLocked } from '../harness/expectations.ts'
import type { Context } from '../harness/context.ts'
import { scenario } from '../harness/scenario.ts'
import { requestSession } from '../harness/uploads.ts'
import { davLock, davOwner } from './holders.ts'

/** The answers to every kind of write to the file. */
async function writes({ user, uri, folder }: Context, name: string, previous: string) {
  const file = uri(name)
  return [
    await user.put(file, 'mine', { previous }),
    await user.put(file, 'mine', { previous: (await user.info(folder)).primary_entity }),
    await user.call('POST', '/file/rename', { json: { uri: file, new_name: 'd2.txt' } }),
    await user.call('POST', '/file/rename', { json: { uri: folder, new_name: 'redrop-contract-renamed' } }),
    await requestSession(user, file, 10),
    await user.remove([file]),
  ]
}

scenario(
  'locks/webdav-lock',
  'a WebDAV lock answers every write with 40073 of type dav and its owner element, before previous',
  {},
  async (context) => {
    const { user, uri } = context
    const first = await user.write(uri('doc.txt'), 'original')
    const lock = await davLock(context, ['doc.txt'], null)
    for (const reply of await writes(context, 'doc.txt', first.primary_entity))
      expect(expectLocked(reply)).toEqual([
        { path: uri('doc.txt'), token: lock.token, owner: { application: davOwner }, type: 0 },
      ])
    expect(await user.info(uri('doc.txt'))).toMatchObject({
      metadata: {},
      primary_entity: first.primary_entity,
    })
    await lock.release()
    await user.write(uri('doc.txt'), 'mine', first.primary_entity)
    expectCode(await user.put(uri('doc.txt'), 'late', { previous: first.primary_entity }), 40076)
  },
)

let clock = 0

scenario(
  'locks/webdav-lock',
  'a WebDAV lock with a timeout ends by itself',
  { server: { now: () => Date.now() + clock } },
  async (context) => {
    const { user, uri, onTestServer } = context
    const first = await user.write(uri('doc.txt'), 'original')
    await davLock(context, ['doc.txt'], 2)
    expectLocked(await user.put(uri('doc.txt'), 'mine', { previous: first.primary_entity }))
    if (onTestServer) clock += 2100
    else await wait(2100)
    await user.write(uri('doc.txt'), 'mine', first.primary_entity)
  },
)

scenario(
  'locks/webdav-lock',
  'a lock on a folder holds everything below it; the conflict names the folder, type 1',
  {},
  async (context) => {
    const { user, uri } = context
    await user.write(uri('dav', 'doc.txt'), 'original')
    const lock = await davLock(context, ['dav'], null)
    for (const name of ['doc.txt', 'new.txt'])
      expect(expectLocked(await user.put(uri('dav', name), 'mine'))).toEqual([
        { path: uri('dav'), token: lock.token, owner: { application: davOwner }, type: 1 },
      ])
    expectCode(await user.getInfo(uri('dav', 'new.txt')), 40016)
    expectCode(await user.put(uri('beside.txt'), 'free'), 0)
    expectCode(await user.call('DELETE', '/file/lock', { json: { tokens: [lock.token] } }), 0)
    expectCode(await user.put(uri('dav', 'doc.txt'), 'mine'), 0)
  },
)

scenario(
  'locks/viewer-wopi',
  'a web office that holds the file answers every write with 40073 of type viewer; its own token unlocks',
  { needs: 'admin' },
  async (context) => {
    const { user, uri, server } = context
    const first = await user.write(uri('doc.docx'), 'original')
    const owner = { type: 'viewer', viewer_id: 'office' }
    server.site.hold(uri('doc.docx'), owner, { token: 'lock-of-office-1', ttlSeconds: 1800 })
    for (const reply of await writes(context, 'doc.docx', first.primary_entity))
      expect(expectLocked(reply)).toEqual([
        { path: uri('doc.docx'), token: 'lock-of-office-1', owner: { application: owner }, type: 0 },
      ])
    // Nothing in the file itself tells of the lock.
    expect(await user.info(uri('doc.docx'))).toMatchObject({
      metadata: {},
      primary_entity: first.primary_entity,
    })
    expect(await user.read(uri('doc.docx'))).toBe('original')
    expectCode(await user.call('DELETE', '/file/lock', { json: { tokens: ['lock-of-office-1'] } }), 0)
    await user.write(uri('doc.docx'), 'mine after force', first.primary_entity)
  },
)
