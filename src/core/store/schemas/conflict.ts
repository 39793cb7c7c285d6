import { z } from 'zod'
import { fileRef, versionRef } from './remote.ts'

const lockHolder = z.object({
  app: z.string(),
  detail: z.string().nullable(),
  uri: z.string().nullable(),
  token: z.string().nullable(),
  own: z.boolean(),
})

export const guard = z.enum(['empty', 'shrunk', 'other-type'])

const revision = z.number()

export const conflict = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stale'),
    revision,
    base: versionRef.nullable(),
    current: versionRef,
    between: z.array(versionRef),
    undoable: z.boolean(),
  }),
  z.object({
    kind: z.literal('taken'),
    revision,
    by: fileRef,
    version: versionRef.nullable(),
    match: z.enum(['same', 'case', 'unicode', 'folder']),
    undoable: z.boolean(),
  }),
  z.object({ kind: z.literal('moved'), revision, to: fileRef, current: versionRef }),
  z.object({
    kind: z.literal('gone'),
    revision,
    inTrash: z.object({ uri: z.string(), version: versionRef }).nullable(),
  }),
  z.object({ kind: z.literal('folder-gone'), revision, movedTo: fileRef.nullable() }),
  z.object({ kind: z.literal('locked'), revision, locks: z.array(lockHolder) }),
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
    guard,
    remoteSize: z.number(),
    localSize: z.number(),
    expected: z.string().exactOptional(),
    found: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('pushes-out'),
    revision,
    others: z.array(versionRef),
    canThinOut: z.boolean(),
  }),
  z.object({ kind: z.literal('covered'), revision, by: versionRef, ours: versionRef }),
])
