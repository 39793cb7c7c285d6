import { z } from 'zod'
import { conflict, guard } from './conflict.ts'
import { accountKey, fileRef, localSnapshot, versionRef } from './remote.ts'

const base = z.object({
  version: versionRef,
  seenIn: z.enum(['row', 'dialog', 'provenance', 'link', 'edit', 'cli']),
  at: z.number(),
})

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replace'), file: fileRef, base }),
  z.object({ kind: z.literal('create'), folder: fileRef, name: z.string() }),
])

const waitReason = z.enum([
  'paused',
  'offline',
  'sign-in',
  'certificate',
  'lock',
  'backoff',
  'local-busy',
  'server-sick',
  'disk-full',
])

export const othersVersions = z.enum(['ask', 'let-go', 'thin-out', 'stop'])

export const failureReason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

const state = z.discriminatedUnion('name', [
  z.object({ name: z.literal('queued') }),
  z.object({ name: z.literal('waiting'), why: waitReason, until: z.number().exactOptional() }),
  z.object({ name: z.literal('checking') }),
  z.object({ name: z.literal('sending'), sent: z.number() }),
  z.object({ name: z.literal('saving') }),
  z.object({ name: z.literal('resolving') }),
  z.object({ name: z.literal('verifying') }),
  z.object({ name: z.literal('needs-decision'), conflict, raisedAt: z.number().exactOptional() }),
  z.object({ name: z.literal('done'), as: z.enum(['saved', 'identical', 'declined']) }),
  z.object({
    name: z.literal('ended'),
    as: z.enum(['failed', 'cancelled', 'superseded']),
    reason: failureReason.exactOptional(),
  }),
])

export const transfer = z.object({
  id: z.string(),
  direction: z.enum(['upload', 'download']),
  account: accountKey,
  target,
  source: localSnapshot,
  options: z.object({
    accepted: z.array(guard),
    keepModified: z.boolean(),
    overwrite: z.boolean(),
    undoes: z.string().exactOptional(),
    link: z.object({ id: z.string(), others: othersVersions }).exactOptional(),
  }),
  state,
  revision: z.number(),
  createdAt: z.number(),
})
