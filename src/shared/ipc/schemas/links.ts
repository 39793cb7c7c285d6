import { z } from 'zod'

const id = z.string().min(1).max(200)
const text = z.string().max(4096)
const file = z.object({ account: z.object({ instance: id, user: id }), id, uri: text })
const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-device') }),
  z.strictObject({ kind: z.literal('me-elsewhere') }),
  z.strictObject({ kind: z.literal('user'), id, name: text }),
  z.strictObject({ kind: z.literal('unknown') }),
])
const base = z.object({ id, size: z.int().nonnegative(), createdAt: z.number(), origin })
const mode = z.enum(['on-save', 'by-key', 'by-hand'])
const one = z.strictObject({ id })

export const linkSchemas = {
  'links.list': z.null(),
  'links.add': z.strictObject({ ref: id, file, base, mode }),
  'links.setMode': z.strictObject({ id, mode }),
  'links.push': one,
  'links.pause': one,
  'links.resume': one,
  'links.pauseAll': z.null(),
  'links.resumeAll': z.null(),
  'links.locate': one,
  'links.show': one,
  'links.remove': one,
  'links.edit': z.strictObject({ file }),
  'links.open': one,
  'links.done': z.strictObject({ id, unsent: z.enum(['send', 'discard']).nullable() }),
}
