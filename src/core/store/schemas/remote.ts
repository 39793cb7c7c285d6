import { z } from 'zod'

export const accountKey = z.object({ instance: z.string(), user: z.string() })

export const account = accountKey.extend({
  name: z.string(),
  url: z.string(),
  email: z.string(),
  nickname: z.string(),
  method: z.enum(['password', 'oauth']),
  serverVersion: z.string(),
  addedAt: z.number(),
})

export const fileRef = z.object({ account: accountKey, id: z.string(), uri: z.string() })

export const versionRef = z.object({
  id: z.string(),
  size: z.number(),
  createdAt: z.number(),
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('this-device') }),
    z.object({ kind: z.literal('me-elsewhere') }),
    z.object({ kind: z.literal('user'), id: z.string(), name: z.string() }),
    z.object({ kind: z.literal('unknown') }),
  ]),
})

export const localSnapshot = z.object({
  path: z.string(),
  dev: z.string(),
  ino: z.string(),
  size: z.number(),
  mtimeNs: z.string(),
})

export const undo = z.object({
  file: fileRef,
  mustBeCurrent: z.string(),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('version'), version: z.string() }),
    z.object({ kind: z.literal('trash') }),
    z.object({ kind: z.literal('safety-copy'), copy: z.string() }),
  ]),
})
