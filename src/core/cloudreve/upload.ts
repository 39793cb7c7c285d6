import { z } from 'zod'
import type { StoragePolicy } from '../../shared/model/index.ts'
import type { Precondition } from '../domain/precondition.ts'
import type { HttpBody } from '../ports/http.ts'
import type { Api } from './api.ts'
import { Code } from './codes.ts'
import { nothing } from './schemas/basic.ts'
import { storagePolicy } from './schemas/entry.ts'

export interface SessionRequest {
  readonly uri: string
  /** Bytes of plain text. */
  readonly size: number
  readonly previous: Precondition
  /** False: anything of that name is refused with 40004. */
  readonly replace: boolean
  /** Milliseconds since the epoch; becomes `updated_at` at completion. */
  readonly lastModified?: number
  /** Needed by servers before 4.11, ignored by later ones. */
  readonly policyId?: string
  readonly requestId?: string
}

export interface UploadSession {
  readonly id: string
  readonly uri: string
  /** Bytes; 0 = everything in one chunk. */
  readonly chunkSize: number
  /** Milliseconds since the epoch, server clock. */
  readonly expires: number
  readonly policy: StoragePolicy
  readonly callbackSecret: string
  /** AES-256-CTR, to be done by the client before sending (contract §7.1); null: send plain text. */
  readonly encryption: { readonly key: Buffer; readonly iv: Buffer } | null
}

const cipher = 'aes-256-ctr'

const bytes = (length: number) =>
  z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((buffer) => buffer.length === length, `not ${length} bytes`)

const sessionSchema = z
  .object({
    session_id: z.string().min(1),
    uri: z.string(),
    chunk_size: z.int().min(0),
    expires: z.int(),
    storage_policy: storagePolicy,
    callback_secret: z.string().default(''),
    encrypt_metadata: z
      .object({ algorithm: z.literal(cipher), key_plain_text: bytes(32), iv: bytes(16) })
      .nullish(),
  })
  .transform((raw): UploadSession => ({
    id: raw.session_id,
    uri: raw.uri,
    chunkSize: raw.chunk_size,
    expires: raw.expires * 1000,
    policy: raw.storage_policy,
    callbackSecret: raw.callback_secret,
    encryption: raw.encrypt_metadata
      ? { key: raw.encrypt_metadata.key_plain_text, iv: raw.encrypt_metadata.iv }
      : null,
  }))

/**
 * Creates an upload session: refused without a byte being sent, or granted and then the lock on the file until the last
 * chunk, `deleteSession` or `expires`. Throws ApiError as `putContent`, 40004 (something is there, or a folder is).
 */
export async function createSession(api: Api, request: SessionRequest): Promise<UploadSession> {
  return api.call({
    method: 'PUT',
    path: '/file/upload',
    json: {
      uri: request.uri,
      size: request.size,
      previous: request.previous,
      entity_type: request.replace ? 'version' : undefined,
      last_modified: request.lastModified,
      policy_id: request.policyId,
      // Always: unadvertised, the server stores plain text where encryption is wanted (contract §7.1).
      encryption_supported: [cipher],
    },
    schema: sessionSchema,
    auth: 'token',
    requestId: request.requestId,
  })
}

export interface ChunkRequest {
  readonly sessionId: string
  /** From 0. */
  readonly index: number
  readonly body: HttpBody
  readonly requestId?: string | undefined
  readonly signal?: AbortSignal
}

/** Resolving does not prove that the last chunk committed the file: `info` does (contract §7 "Commit proof"). */
export async function sendChunk(api: Api, request: ChunkRequest): Promise<void> {
  await api.call({
    method: 'POST',
    path: `/file/upload/${encodeURIComponent(request.sessionId)}/${request.index}`,
    body: request.body,
    schema: nothing,
    auth: 'token',
    // A chunk without a usable login belongs to another user's session.
    signedOutCodes: [Code.UploadSessionExpired],
    requestId: request.requestId,
    signal: request.signal,
  })
}

/** Ends a session and frees its lock, placeholder and quota; also for expired and finished ones (contract §5.8). */
export async function deleteSession(
  api: Api,
  session: { readonly sessionId: string; readonly uri: string },
): Promise<void> {
  await api.call({
    method: 'DELETE',
    path: '/file/upload',
    json: { id: session.sessionId, uri: session.uri },
    schema: nothing,
    auth: 'token',
  })
}
