import { z } from 'zod'
import { fileRef, versionRef } from './remote.ts'
import { othersVersions } from './transfer.ts'

export const linkRow = z.object({
  id: z.string(),
  kind: z.enum(['link', 'edit']),
  file: fileRef,
  path: z.string(),
  mode: z.enum(['on-save', 'by-key', 'by-hand']),
  isPaused: z.boolean(),
  base: versionRef,
  sent: z.object({ at: z.number(), size: z.number(), hash: z.string() }).nullable(),
  tried: z.string().nullable(),
  transfer: z.string().nullable(),
  changes: z.number(),
  saves: z.number(),
  trouble: z.enum(['trash', 'gone', 'read-only']).nullable(),
  others: othersVersions,
  acceptsOtherType: z.boolean(),
  createdAt: z.number(),
  edit: z
    .object({
      openedAt: z.number(),
      program: z.string().nullable(),
      use: z.enum(['open', 'closed', 'unknown']),
      isReadOnly: z.boolean(),
    })
    .nullable(),
})
