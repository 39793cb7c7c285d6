import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestServer } from '../../cloudreve/index.ts'
import { Api, startWithAna, text } from './support/api.ts'

const uri = 'cloudreve://my/Docs/plan.txt'
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

let server: TestServer
let ana: Api

beforeEach(async () => {
  ;({ server, ana } = await startWithAna({ otherWriters: true }))
})
afterEach(() => server.close())

test('the ledger notes who committed which bytes on which base', async () => {
  const first = await ana.put(uri, 'one')
  const second = await ana.put(uri, 'two', text(first, 'primary_entity'))
  expect(server.ledger.commitsOf(text(first, 'id'))).toMatchObject([
    { seq: 1, user: 'ana@example.org', uri, base: null, sha256: sha256('one'), size: 3, route: 'put' },
    {
      seq: 2,
      versionId: text(second, 'primary_entity'),
      base: text(first, 'primary_entity'),
      sha256: sha256('two'),
    },
  ])
})

test('what was refused or never finished is not in the ledger', async () => {
  await ana.put(uri, 'one')
  await ana.put(uri, 'stale', server.site.ids.encode('entity', 0))
  await ana.session(uri, 5)
  expect(server.ledger.entries.map((entry) => entry.sha256)).toEqual([sha256('one')])
})

test('chunks in any order and repeated ones end in the hash of the whole content', async () => {
  const [policy] = server.site.state.policies
  if (policy !== undefined) policy.chunkSize = 4
  const session = await ana.session(uri, 10)
  await ana.chunk(session, 2, 'ij')
  await ana.chunk(session, 0, 'xxxx')
  await ana.chunk(session, 0, 'abcd')
  await ana.chunk(session, 1, 'efgh')
  const current = server.ledger.current(uri)
  expect(current).toMatchObject({ sha256: sha256('abcdefghij'), size: 10 })
  expect(await current?.bytes()).toEqual(Buffer.from('abcdefghij'))
})

test('an announced length that is not sent shows in the ledger as the bytes really stored', async () => {
  const blank = await ana.put(uri, 'old')
  const response = await fetch(`${server.url}/api/v4/file/content?uri=${encodeURIComponent(uri)}`, {
    method: 'PUT',
    headers: { ...(await authorization()), 'X-Expected-Entity-Length': '40' },
    body: new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('thirteen byte'))
        controller.close()
      },
    }),
    duplex: 'half',
  })
  expect(await response.json()).toMatchObject({ code: 0, data: { size: 40, id: text(blank, 'id') } })
  expect(server.ledger.current(uri)).toMatchObject({ size: 13, sha256: sha256('thirteen byte') })
})

test('encrypted content is noted and kept as plain content, and stored otherwise', async () => {
  const [policy] = server.site.state.policies
  if (policy !== undefined) policy.encryption = true
  await ana.put(uri, 'confidential')
  const current = server.ledger.current(uri)
  expect(current?.sha256).toBe(sha256('confidential'))
  const id = server.site.ids.decode('entity', current?.versionId ?? '') ?? 0
  const stored: Buffer[] = []
  for await (const piece of server.site.blobs.get(id).read(0, 100)) stored.push(piece)
  expect(Buffer.concat(stored)).toHaveLength(12)
  expect(Buffer.concat(stored)).not.toEqual(Buffer.from('confidential'))
  expect(await current?.bytes()).toEqual(Buffer.from('confidential'))
})

test('another user may write where that is switched on, and the ledger names him', async () => {
  server.site.addUser({ email: 'ben@example.org', password: 'secret-of-ana' })
  const ben = await Api.signIn(server, 'ben@example.org')
  await ana.put(uri, 'by ana')
  const [owner] = server.site.state.users
  const anasId = server.site.ids.encode('user', owner?.id ?? 0)
  const answer = await ben.put(uri.replace('my', `${anasId}@my`), 'by ben')
  expect(answer).toMatchObject({ code: 0 })
  expect(answer.data).not.toHaveProperty('owned')
  expect(server.ledger.entries.map((entry) => entry.user)).toEqual(['ana@example.org', 'ben@example.org'])
})

async function authorization(): Promise<Record<string, string>> {
  const response = await fetch(`${server.url}/api/v4/session/token`, {
    method: 'POST',
    body: JSON.stringify({ email: 'ana@example.org', password: 'secret-of-ana' }),
  })
  const answer = (await response.json()) as { data: { token: { access_token: string } } }
  return { Authorization: `Bearer ${answer.data.token.access_token}` }
}
