import { z } from 'zod'

/** Shapes of the documents in the database: it is read after crashes, updates and hands that edit files. */
const accountKey = z.object({ instance: z.string(), user: z.string() })
export const fileRefSchema = z.object({ account: accountKey, id: z.string(), uri: z.string() })

const originSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('this-device') }),
  z.object({ kind: z.literal('me-elsewhere') }),
  z.object({ kind: z.literal('user'), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal('unknown') }),
])
export const versionSchema = z.object({
  id: z.string(),
  size: z.number(),
  createdAt: z.number(),
  origin: originSchema,
})

export const snapshotSchema = z.object({
  path: z.string(),
  dev: z.string(),
  ino: z.string(),
  size: z.number(),
  mtimeNs: z.string(),
})

export const accountSchema = accountKey.extend({
  name: z.string(),
  url: z.string(),
  email: z.string(),
  nickname: z.string(),
  method: z.enum(['password', 'oauth']),
  serverVersion: z.string(),
  addedAt: z.number(),
})

const baseSchema = z.object({
  version: versionSchema,
  seenIn: z.enum(['row', 'dialog', 'provenance', 'link', 'edit', 'cli']),
  at: z.number(),
})

const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replace'), file: fileRefSchema, base: baseSchema }),
  z.object({ kind: z.literal('create'), folder: fileRefSchema, name: z.string() }),
])

const lockSchema = z.object({
  app: z.string(),
  detail: z.string().nullable(),
  uri: z.string().nullable(),
  token: z.string().nullable(),
  own: z.boolean(),
})

const revision = z.number()
const guards = z.enum(['empty', 'shrunk', 'other-type'])
const conflictSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stale'),
    revision,
    base: versionSchema.nullable(),
    current: versionSchema,
    between: z.array(versionSchema),
    undoable: z.boolean(),
  }),
  z.object({
    kind: z.literal('taken'),
    revision,
    by: fileRefSchema,
    version: versionSchema.nullable(),
    match: z.enum(['same', 'case', 'unicode', 'folder']),
  }),
  z.object({ kind: z.literal('moved'), revision, to: fileRefSchema, current: versionSchema }),
  z.object({
    kind: z.literal('gone'),
    revision,
    inTrash: z.object({ uri: z.string(), version: versionSchema }).nullable(),
  }),
  z.object({ kind: z.literal('folder-gone'), revision, movedTo: fileRefSchema.nullable() }),
  z.object({ kind: z.literal('locked'), revision, locks: z.array(lockSchema) }),
  z.object({
    kind: z.literal('not-allowed'),
    revision,
    why: z.enum(['owner', 'name', 'type', 'size']),
    limit: z.number().exactOptional(),
    proposal: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('no-space'), revision, need: z.number(), free: z.number() }),
  z.object({
    kind: z.literal('guard'),
    revision,
    guard: guards,
    remoteSize: z.number(),
    localSize: z.number(),
    expected: z.string().exactOptional(),
    found: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('covered'), revision, by: versionSchema, ours: versionSchema }),
])

const waits = [
  'paused',
  'offline',
  'sign-in',
  'lock',
  'backoff',
  'local-busy',
  'server-sick',
  'disk-full',
] as const
const reasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
const stateSchema = z.discriminatedUnion('name', [
  z.object({ name: z.enum(['queued', 'checking', 'saving', 'resolving', 'verifying']) }),
  z.object({ name: z.literal('waiting'), why: z.enum(waits), until: z.number().exactOptional() }),
  z.object({ name: z.literal('sending'), sent: z.number() }),
  z.object({ name: z.literal('needs-decision'), conflict: conflictSchema }),
  z.object({ name: z.literal('done'), as: z.enum(['saved', 'identical', 'declined']) }),
  z.object({
    name: z.literal('ended'),
    as: z.enum(['failed', 'cancelled', 'superseded']),
    reason: reasonSchema.exactOptional(),
  }),
])

export const transferSchema = z.object({
  id: z.string(),
  direction: z.enum(['upload', 'download']),
  account: accountKey,
  target: targetSchema,
  source: snapshotSchema,
  options: z.object({ accepted: z.array(guards), keepModified: z.boolean(), overwrite: z.boolean() }),
  state: stateSchema,
  revision,
  createdAt: z.number(),
})

const route = z.enum(['put', 'session'])
export const attemptSchema = z.object({
  id: z.string(),
  transferId: z.string(),
  route,
  uri: z.string(),
  fileId: z.string().nullable(),
  previous: z.string(),
  size: z.number(),
  startedAt: z.number(),
  releasedAt: z.number().nullable(),
  hash: z.string().nullable(),
  answer: z.enum(['committed', 'refused', 'none', 'abandoned']).nullable(),
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

const undoSchema = z.object({
  file: fileRefSchema,
  mustBeCurrent: z.string(),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('version'), version: z.string() }),
    z.object({ kind: z.literal('trash') }),
    z.object({ kind: z.literal('safety-copy'), copy: z.string() }),
  ]),
})

export const historySchema = z.object({
  id: z.string(),
  transferId: z.string().nullable(),
  account: accountKey,
  fileId: z.string(),
  uri: z.string(),
  name: z.string(),
  localPath: z.string().nullable(),
  at: z.number(),
  route: route.nullable(),
  result: z.enum(['replaced', 'created', 'restored', 'undone', 'downloaded']),
  before: versionSchema.nullable(),
  after: versionSchema.nullable(),
  undo: undoSchema.nullable(),
  undoneAt: z.number().nullable(),
})

export const provenanceSchema = z.object({
  snapshot: snapshotSchema,
  file: fileRefSchema,
  version: versionSchema,
  at: z.number(),
})

export const siteSchema = z.object({
  putLimit: z.number().nullable(),
  putLimitAt: z.number().nullable(),
  bytesPerSecond: z.number().nullable(),
})

export const safetyCopySchema = z.object({
  id: z.string(),
  account: accountKey,
  fileId: z.string(),
  versionId: z.string(),
  name: z.string(),
  size: z.number(),
  path: z.string(),
  at: z.number(),
})
