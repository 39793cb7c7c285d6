import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import { ApiError } from '../../../src/core/cloudreve/errors.ts'
import { info } from '../../../src/core/cloudreve/files.ts'
import { release } from '../../../src/core/cloudreve/locks.ts'
import { createSession, deleteSession, sendChunk } from '../../../src/core/cloudreve/upload.ts'
import { bytes, connectSignedIn, seen, type SignedInClient } from './setup.ts'

const uri = 'cloudreve://my/video.bin'
const content = Buffer.from('0123456789')

function usePolicy({ server }: SignedInClient, options: Parameters<typeof server.site.addPolicy>[0]): void {
  const policy = server.site.addPolicy(options)
  for (const group of server.site.state.groups) group.policyId = policy.id
}

test('a new file arrives in chunks', async () => {
  const client = await connectSignedIn()
  const { api, absent, server } = client
  usePolicy(client, { chunkSize: 4 })
  const created = await createSession(api, {
    uri,
    size: 10,
    previous: absent,
    replace: false,
    lastModified: 1_700_000_000_000,
  })
  expect(created).toMatchObject({ uri, chunkSize: 4, policy: { type: 'local' }, encryption: null })
  expect(created.expires).toBeGreaterThan(Date.now())
  for (const [index, chunk] of [
    content.subarray(0, 4),
    content.subarray(4, 8),
    content.subarray(8),
  ].entries()) {
    await sendChunk(api, { sessionId: created.id, index, body: bytes(chunk) })
  }
  expect(await info(api, { uri })).toMatchObject({
    size: 10,
    updatedAt: 1_700_000_000_000,
    uploadSession: null,
  })
  expect(await server.ledger.current(uri)?.bytes()).toEqual(content)
})

test('while a session replaces a file, a PUT names its lock; deleting the session frees the file', async () => {
  const { api, absent } = await connectSignedIn()
  const first = await putContent(api, { uri, previous: absent, body: bytes('one') })
  const session = await createSession(api, { uri, size: 10, previous: seen(first), replace: true })
  const refused = await putContent(api, { uri, previous: seen(first), body: bytes('two') }).catch(
    (error: unknown) => error,
  )
  expect(refused).toBeInstanceOf(ApiError)
  expect(refused).toMatchObject({
    code: 40073,
    locks: [{ app: 'upload', uri, token: expect.any(String) as string, folder: false }],
  })
  await deleteSession(api, { sessionId: session.id, uri })
  expect(await putContent(api, { uri, previous: seen(first), body: bytes('two') })).toMatchObject({ size: 3 })
})

test('a lock is broken by its token; once more does no harm', async () => {
  const { api, absent } = await connectSignedIn()
  const session = await createSession(api, { uri, size: 10, previous: absent, replace: false })
  const request = { uri, size: 10, previous: absent, replace: true }
  const refused = await createSession(api, request).catch((error: unknown) => error)
  const tokens = refused instanceof ApiError ? (refused.locks ?? []).map(({ token }) => token ?? '') : []
  expect(tokens).toHaveLength(1)
  await release(api, tokens)
  await release(api, tokens)
  await expect(
    sendChunk(api, { sessionId: session.id, index: 0, body: bytes(content) }),
  ).rejects.toMatchObject({
    code: 40073,
    locks: null,
  })
})

test('what is in the way, stale or of the wrong length is refused by its code', async () => {
  const { api, absent } = await connectSignedIn()
  const first = await putContent(api, { uri, previous: absent, body: bytes('one') })
  const second = await putContent(api, { uri, previous: seen(first), body: bytes('two') })
  const request = { uri, size: 10 }
  await expect(createSession(api, { ...request, previous: absent, replace: false })).rejects.toMatchObject({
    code: 40004,
  })
  await expect(
    createSession(api, { ...request, previous: seen(first), replace: true }),
  ).rejects.toMatchObject({ code: 40076 })
  const session = await createSession(api, { ...request, previous: seen(second), replace: true })
  const chunk = { sessionId: session.id, index: 0, body: bytes('short') }
  await expect(sendChunk(api, chunk)).rejects.toMatchObject({ code: 40013 })
  await expect(sendChunk(api, { ...chunk, index: 1 })).rejects.toMatchObject({ code: 40012 })
})

test('an encrypting policy hands out key and counter, and what is encrypted with them comes back plain', async () => {
  const client = await connectSignedIn()
  const { api, absent, server } = client
  usePolicy(client, { encryption: true })
  const session = await createSession(api, { uri, size: 10, previous: absent, replace: false })
  const { key, iv } = session.encryption ?? { key: Buffer.alloc(0), iv: Buffer.alloc(0) }
  const sealed = createCipheriv('aes-256-ctr', key, iv).update(content)
  await sendChunk(api, { sessionId: session.id, index: 0, body: bytes(sealed) })
  expect(await server.ledger.current(uri)?.bytes()).toEqual(content)
})
