import { createCipheriv } from 'node:crypto'
import { expect } from 'vitest'
import { expectCode } from '../harness/expectations.ts'
import { chunkSize } from '../harness/chunk-size.ts'
import { bytesOf } from '../harness/content.ts'
import type { SessionData } from '../harness/data.ts'
import { scenario } from '../harness/scenario.ts'
import { policyOf } from '../harness/site.ts'
import { openSession, requestSession, sendChunk, sendChunks } from '../harness/uploads.ts'

const admin = { needs: 'admin' } as const
const advertised = { encryption_supported: ['aes-256-ctr'] }
const content = bytesOf(2500)

function encrypt(session: SessionData, plain: Uint8Array): Buffer {
  const { key_plain_text, iv } = session.encrypt_metadata ?? { key_plain_text: '', iv: '' }
  const cipher = createCipheriv(
    'aes-256-ctr',
    Buffer.from(key_plain_text, 'base64'),
    Buffer.from(iv, 'base64'),
  )
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

scenario(
  'sessions/encrypted-session',
  'chunks encrypted by absolute offset come back as plaintext, whole and as a range',
  admin,
  async (context) => {
    const { user, uri, server } = context
    policyOf(server).encryption = true
    await chunkSize(context)
    const session = await openSession(user, uri('enc.bin'), content.length, advertised)
    expect(session).toMatchObject({
      storage_policy: { encryption: true },
      encrypt_metadata: { algorithm: 'aes-256-ctr', key: null },
    })
    expect(Buffer.from(session.encrypt_metadata?.key_plain_text ?? '', 'base64').length).toBe(32)
    expect(Buffer.from(session.encrypt_metadata?.iv ?? '', 'base64').length).toBe(16)
    await sendChunks(user, session, encrypt(session, content), [2, 0, 1])
    const info = await user.info(uri('enc.bin'))
    expect(info.size).toBe(2500)
    expect(info.extended_info?.entities).toMatchObject([{ size: 2500, encrypted_with: 'aes-256-ctr' }])
    const link = await user.link(uri('enc.bin'))
    expect((await user.fetch(link)).bytes).toEqual(content)
    const range = await user.fetch(link, { Range: 'bytes=1003-1017' })
    expect(range.status).toBe(206)
    expect(range.bytes).toEqual(content.subarray(1003, 1018))
  },
)

scenario(
  'sessions/encrypted-session',
  'every version has a key of its own',
  admin,
  async ({ user, uri, server }) => {
    policyOf(server).encryption = true
    const keys = new Set<string | undefined>()
    for (const name of ['a.bin', 'b.bin'])
      keys.add((await openSession(user, uri(name), 3, advertised)).encrypt_metadata?.key_plain_text)
    expect(keys.size).toBe(2)
    expect(keys.has(undefined)).toBe(false)
  },
)

scenario(
  'sessions/encryption-not-advertised',
  'only a known first cipher gets a key; otherwise the content is stored plain',
  admin,
  async ({ user, uri, server }) => {
    policyOf(server).encryption = true
    const keyFor = async (name: string, fields: Readonly<Record<string, unknown>>) =>
      (await openSession(user, uri(name), 1000, fields)).encrypt_metadata?.algorithm
    expect(await keyFor('u1.bin', { encryption_supported: ['aes-128-gcm'] })).toBeUndefined()
    expect(await keyFor('u2.bin', { encryption_supported: ['aes-128-gcm', 'aes-256-ctr'] })).toBeUndefined()
    expect(await keyFor('u3.bin', { encryption_supported: ['aes-256-ctr', 'aes-128-gcm'] })).toBe(
      'aes-256-ctr',
    )
    expect(await keyFor('u4.bin', { encryption_supported: [''] })).toBeUndefined()

    const session = await openSession(user, uri('plain.bin'), 1000)
    expect(session.encrypt_metadata).toBeUndefined()
    expectCode(await sendChunk(user, session, 0, content.subarray(0, 1000)), 0)
    const [version] = (await user.info(uri('plain.bin'))).extended_info?.entities ?? []
    expect(version).not.toHaveProperty('encrypted_with')
    expect((await user.download(uri('plain.bin'))).bytes).toEqual(content.subarray(0, 1000))
  },
)

scenario(
  'sessions/encryption-not-advertised',
  'PUT is encrypted by the server; plaintext sent to a session with a key is accepted and garbage',
  admin,
  async ({ user, uri, server }) => {
    policyOf(server).encryption = true
    await user.write(uri('put.bin'), content)
    const [version] = (await user.info(uri('put.bin'))).extended_info?.entities ?? []
    expect(version).toMatchObject({ encrypted_with: 'aes-256-ctr', size: 2500 })
    expect((await user.download(uri('put.bin'))).bytes).toEqual(content)

    const session = await openSession(user, uri('wrong.bin'), content.length, advertised)
    expectCode(await sendChunk(user, session, 0, content), 0)
    const garbage = (await user.download(uri('wrong.bin'))).bytes
    expect(garbage).toEqual(encrypt(session, content))
  },
)

scenario(
  'sessions/relay-session',
  'a relay policy takes one plaintext chunk and encrypts it itself; index 1 with everything passes as well',
  admin,
  async ({ user, uri, server }) => {
    Object.assign(policyOf(server), { relay: true, encryption: true, chunkSize: 1000 })
    const session = await openSession(user, uri('relay.bin'), content.length, advertised)
    expect(session).toMatchObject({ chunk_size: 0, storage_policy: { relay: true, encryption: true } })
    expect(session).not.toHaveProperty('encrypt_metadata')
    expectCode(await sendChunk(user, session, 1, content.subarray(0, 1000)), 40013)
    expectCode(await sendChunk(user, session, 1, content), 0)
    const info = await user.info(uri('relay.bin'))
    expect(info).toMatchObject({ size: 2500, metadata: {} })
    expect(info.extended_info?.entities).toMatchObject([{ encrypted_with: 'aes-256-ctr' }])
    expect((await user.download(uri('relay.bin'))).bytes).toEqual(content)
    expectCode(await sendChunk(user, session, 0, content), 40011)
  },
)

scenario(
  'sessions/relay-session-no-advert',
  'on a relay policy without an advertised cipher the content is stored plain',
  admin,
  async ({ user, uri, server }) => {
    Object.assign(policyOf(server), { relay: true, encryption: true })
    const session = await openSession(user, uri('relay2.bin'), content.length)
    expect(session.chunk_size).toBe(0)
    expectCode(await sendChunk(user, session, 0, content), 0)
    const [version] = (await user.info(uri('relay2.bin'))).extended_info?.entities ?? []
    expect(version).not.toHaveProperty('encrypted_with')
    expect((await user.download(uri('relay2.bin'))).bytes).toEqual(content)
    expectCode(await requestSession(user, uri('relay2.bin'), 3, { entity_type: '' }), 40004)
  },
)
