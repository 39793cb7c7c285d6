import { z } from 'zod'
import type { RemoteEntry, RemoteVersion, StoragePolicy } from '../../../shared/model/index.ts'
import { boolset, list, time } from './basic.ts'

/** `StoragePolicy` of contract §5.1. */
export const storagePolicy = z
  .object({
    id: z.string(),
    name: z.string().default(''),
    type: z.string(),
    max_size: z.number().default(0),
    relay: z.boolean().default(false),
    chunk_concurrency: z.number().nullish(),
    encryption: z.boolean().default(false),
    allowed_suffix: z.array(z.string()).nullish(),
    denied_suffix: z.array(z.string()).nullish(),
  })
  .transform((raw): StoragePolicy => ({
    id: raw.id,
    name: raw.name,
    type: raw.type,
    maxSize: raw.max_size,
    relay: raw.relay,
    chunkConcurrency: Math.max(1, raw.chunk_concurrency ?? 1),
    encryption: raw.encryption,
    extensions: extensionsOf(raw.allowed_suffix, raw.denied_suffix),
  }))

function extensionsOf(
  allowed: readonly string[] | null | undefined,
  denied: readonly string[] | null | undefined,
): StoragePolicy['extensions'] {
  if (allowed && allowed.length > 0) return { list: allowed, deny: false }
  return denied && denied.length > 0 ? { list: denied, deny: true } : null
}

const entity = z
  .object({
    id: z.string(),
    size: z.number(),
    type: z.int(),
    created_at: time,
    created_by: z.object({ id: z.string(), nickname: z.string().default('') }).nullish(),
  })
  .transform((raw): RemoteVersion & { readonly type: number } => ({
    id: raw.id,
    size: raw.size,
    type: raw.type,
    createdAt: raw.created_at,
    createdBy: raw.created_by ?? null,
  }))

const extendedInfo = z.object({
  storage_policy: storagePolicy.nullish(),
  storage_used: z.number().default(0),
  entities: list(entity),
})

const uploadSessionKey = 'sys:upload_session_id'

const fileResponse = z.object({
  type: z.union([z.literal(0), z.literal(1)]),
  id: z.string(),
  name: z.string(),
  path: z.string(),
  size: z.int(),
  created_at: time,
  updated_at: time,
  primary_entity: z.string(),
  owned: z.boolean().default(false),
  shared: z.boolean().default(false),
  capability: boolset.nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  extended_info: extendedInfo.nullish(),
})

/** `FileResponse` of contract §5.1 as a RemoteEntry. */
export const remoteEntry = fileResponse.transform(toEntry)

/** The folder of a listing; for the trash the server sends an object of zero values (contract §5.2). */
export const parentEntry = fileResponse
  .extend({ path: z.string().default(''), primary_entity: z.string().default('') })
  .transform(toEntry)

function toEntry(raw: z.infer<typeof fileResponse>): RemoteEntry {
  const metadata = raw.metadata ?? {}
  const extended = raw.extended_info
  return {
    type: raw.type === 0 ? 'file' : 'folder',
    id: raw.id,
    name: raw.name,
    uri: raw.path,
    size: raw.size,
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
    version: raw.primary_entity,
    owned: raw.owned,
    capability: raw.capability ?? null,
    uploadSession: metadata[uploadSessionKey] ?? null,
    metadata,
    shared: raw.shared,
    extended: extended
      ? {
          policy: extended.storage_policy ?? null,
          storageUsed: extended.storage_used,
          versions: extended.entities.filter(({ type }) => type === 0).map(toVersion),
        }
      : null,
  }
}

function toVersion({ id, size, createdAt, createdBy }: RemoteVersion): RemoteVersion {
  return { id, size, createdAt, createdBy }
}
