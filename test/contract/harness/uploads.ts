import { accepted } from './expectations.ts'
import type { CallOptions, Client } from './client.ts'
import type { SessionData } from './data.ts'
import type { Reply } from './reply.ts'

/** PUT /file/upload; `version` unless said otherwise, so that it replaces what is there. */
export function requestSession(
  client: Client,
  uri: string,
  size: number,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Reply> {
  return client.call('PUT', '/file/upload', { json: { uri, size, entity_type: 'version', ...fields } })
}

/** An upload session that must come into being. */
export async function openSession(
  client: Client,
  uri: string,
  size: number,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<SessionData> {
  return accepted(await requestSession(client, uri, size, fields)) as SessionData
}

/** POST /file/upload/:session/:index. */
export function sendChunk(
  client: Client,
  session: SessionData | string,
  index: number | string,
  bytes: string | Uint8Array,
  options: Omit<CallOptions, 'body' | 'json'> = {},
): Promise<Reply> {
  const id = typeof session === 'string' ? session : session.session_id
  return client.call('POST', `/file/upload/${id}/${index}`, { ...options, body: bytes })
}

/** The bytes of chunk `index` of a session. */
export function chunkOf(content: Uint8Array, session: SessionData, index: number): Uint8Array {
  const size = session.chunk_size === 0 ? content.length : session.chunk_size
  return content.subarray(index * size, (index + 1) * size)
}

/** Sends the chunks with these indices, in this order; each must be accepted. */
export async function sendChunks(
  client: Client,
  session: SessionData,
  content: Uint8Array,
  indices: readonly number[],
): Promise<void> {
  for (const index of indices)
    accepted(await sendChunk(client, session, index, chunkOf(content, session, index)))
}

/** DELETE /file/upload. */
export function deleteSession(client: Client, session: SessionData | string, uri: string): Promise<Reply> {
  const id = typeof session === 'string' ? session : session.session_id
  return client.call('DELETE', '/file/upload', { json: { id, uri } })
}
