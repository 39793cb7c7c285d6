import { z } from 'zod'
import { accountKey, fileRef, localSnapshot, undo, versionRef } from './remote.ts'
import { failureReason } from './transfer.ts'

const route = z.enum(['put', 'session'])

export const attempt = z.object({
  id: z.string(),
  transferId: z.string(),
  fileId: z.string().nullable(),
  route,
  uri: z.string(),
  previous: z.string(),
  size: z.number(),
  startedAt: z.number(),
  releasedAt: z.number().nullable(),
  hash: z.string().nullable(),
  answer: z.enum(['none', 'committed', 'refused', 'abandoned']).nullable(),
  session: z
    .object({
      sessionId: z.string(),
      chunkSize: z.number(),
      concurrency: z.number(),
      expires: z.number(),
      encrypted: z.boolean(),
      sealedKey: z.string().nullable(),
      fileId: z.string().nullable(),
      placeholder: z.string().nullable(),
    })
    .nullable(),
})

export const historyRow = z.object({
  id: z.string(),
  transferId: z.string().nullable(),
  account: accountKey,
  fileId: z.string(),
  uri: z.string(),
  name: z.string(),
  localPath: z.string().nullable(),
  at: z.number(),
  route: route.nullable(),
  result: z.enum(['replaced', 'created', 'restored', 'undone', 'identical', 'downloaded', 'failed']),
  before: versionRef.nullable(),
  after: versionRef.nullable(),
  undo: undo.nullable(),
  undoneAt: z.number().nullable(),
  sending: z.object({ requestId: z.string(), took: z.number().nullable() }).optional(),
  failure: z.object({ reason: failureReason, size: z.number() }).optional(),
})

export const provenance = z.object({
  snapshot: localSnapshot,
  file: fileRef,
  version: versionRef,
  at: z.number(),
})

export const siteRow = z.object({
  putLimit: z.number().nullable(),
  putLimitAt: z.number().nullable(),
  bytesPerSecond: z.number().nullable(),
})

export const safetyCopyRow = z.object({
  id: z.string(),
  account: accountKey,
  fileId: z.string(),
  versionId: z.string(),
  name: z.string(),
  size: z.number(),
  path: z.string(),
  at: z.number(),
})

export const pinRow = z.object({
  file: fileRef,
  type: z.enum(['file', 'folder']),
  version: versionRef.nullable(),
  missing: z.enum(['trash', 'gone']).nullable(),
})
