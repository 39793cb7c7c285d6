import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import type { Context } from '../harness/context.ts'
import type { Client } from '../harness/client.ts'
import type { FileData } from '../harness/data.ts'
import { openPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'
import { until } from '../harness/until.ts'

const mayBreak = { needs: 'may-break' } as const
const content = bytesOf(2400)

/** Sends everything and hangs up after that many milliseconds, without waiting for the answer. */
async function sendAndHangUp(
  user: Client,
  uri: string,
  previous: string,
  way: 'close' | 'reset',
  after: number,
) {
  const connection = await openPut(user, uri, { 'Content-Length': String(content.length) }, previous)
  connection.send(content)
  if (after > 0) await wait(after)
  connection[way]()
}

/** Info once nothing runs on the file any more; ends the scenario when the hang-up disturbed the whole server. */
async function settled({ user, skip }: Context, uri: string): Promise<FileData> {
  await wait(100)
  return until(async () => {
    const reply = await user.getInfo(uri)
    if (reply.code === 50001) skip('the hang-up disturbed the server, as README "cancelled requests" says')
    const file = accepted(reply) as FileData
    return file.metadata?.['sys:upload_session_id'] === undefined ? file : undefined
  })
}

scenario(
  'content/put-reply-lost',
  'a hang-up after the last byte leaves the whole new content or the whole old one, and nothing else',
  mayBreak,
  async (context) => {
    const { user, uri, changeSettings } = context
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    for (const [round, way, after] of [
      [0, 'close', 0],
      [1, 'reset', 0],
      [2, 'close', 5],
      [3, 'close', 20],
    ] as const) {
      const file = uri(`r${round}.txt`)
      const first = await user.write(file, 'x')
      await sendAndHangUp(user, file, first.primary_entity, way, after)
      const info = await settled(context, file)
      const applied = info.primary_entity !== first.primary_entity
      expect((await user.download(file)).bytes).toEqual(applied ? content : Buffer.from('x'))
      expect(info.extended_info?.storage_used).toBe(applied ? 2401 : 1)
      const again = await user.put(file, content, { previous: first.primary_entity })
      expectCode(again, applied ? 40076 : 0)
    }
  },
)

scenario(
  'content/put-reply-lost',
  'an answer that is lost after the commit makes the repeat stale; lost before the work it is accepted',
  { needs: 'test-server' },
  async ({ user, uri, server }) => {
    const file = uri('r.txt')
    const match = { method: 'PUT', path: /\/file\/content$/ }
    const first = await user.write(file, 'x')
    server.faults.add({ match, times: 1, do: { kind: 'cut-before-work' } })
    await expect(user.put(file, content, { previous: first.primary_entity })).rejects.toThrow()
    expect((await user.info(file)).primary_entity).toBe(first.primary_entity)
    server.faults.add({ match, times: 1, do: { kind: 'cut-after-body' } })
    await expect(user.put(file, content, { previous: first.primary_entity })).rejects.toThrow()
    const info = await user.info(file)
    expect(info).toMatchObject({ size: content.length, metadata: {} })
    expectCode(await user.put(file, content, { previous: first.primary_entity }), 40076)
    expect(server.ledger.commitsOf(first.id).map((entry) => entry.versionId)).toEqual([
      first.primary_entity,
      info.primary_entity,
    ])
  },
)

scenario(
  'content/hang-up-elsewhere',
  'hanging up in the middle of a body, on info, rename or events does not disturb the server',
  mayBreak,
  async ({ user, uri }) => {
    const file = uri('x.bin')
    const first = await user.write(file, 'x')
    const path = `${new URL(user.url).pathname.replace(/\/$/, '')}/api/v4`
    const query = `uri=${encodeURIComponent(file)}`
    for (let round = 0; round < 5; round++) {
      const half = await openPut(user, file, { 'Content-Length': '1000' })
      half.send(bytesOf(500))
      half.close()
      for (const target of [`/file/info?${query}`, `/file/events?uri=${encodeURIComponent(uri())}`]) {
        const connection = await user.connect()
        const client = { 'X-Cr-Client-Id': '7d2f0c51-6a34-4f38-9d0e-2f3a1f5b9c10' }
        connection.head('GET', `${path}${target}`, { ...user.authorization(), ...client })
        connection.close()
      }
      const body = JSON.stringify({ uri: file, new_name: 'x.bin' })
      const rename = await user.connect()
      rename.head('POST', `${path}/file/rename`, {
        ...user.authorization(),
        'Content-Type': 'application/json',
        'Content-Length': String(body.length),
      })
      rename.send(body)
      rename.close()
    }
    const written = await until(async () => {
      const reply = await user.put(file, 'after', { previous: first.primary_entity })
      return reply.code === 40073 ? undefined : reply
    })
    expectCode(written, 0)
    expect(await user.read(file)).toBe('after')
  },
)
