import { z } from 'zod'

const text = z.string().max(4096)
const id = z.string().min(1).max(200)
const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('this-device') }),
  z.strictObject({ kind: z.literal('me-elsewhere') }),
  z.strictObject({ kind: z.literal('user'), id, name: text }),
  z.strictObject({ kind: z.literal('unknown') }),
])
const file = z.object({ account: z.object({ instance: id, user: id }), id, uri: text })
const version = z.object({ id, size: z.int().nonnegative(), createdAt: z.number(), origin })
const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('version'), file, version }),
  z.strictObject({ kind: z.literal('transfer'), id }),
  z.strictObject({ kind: z.literal('local'), ref: id }),
  z.strictObject({ kind: z.literal('link'), id }),
  z.strictObject({ kind: z.literal('safety-copy'), id }),
])
/** Far above what a comparison shows: a merge of two texts can be as long as both. */
const lines = z.array(z.string().max(20_000_000)).max(400_000)

export const compareSchemas = {
  'compare.open': z.strictObject({
    id,
    left: source,
    right: source,
    base: source.nullable(),
    ignoreLineEndSpaces: z.boolean(),
  }),
  'compare.hunks': z.strictObject({ id, ignoreLineEndSpaces: z.boolean() }),
  'compare.picture': z.strictObject({ id, side: z.enum(['left', 'right']) }),
  'compare.openBoth': z.strictObject({ id }),
  'compare.saveMerge': z.strictObject({
    id,
    transfer: id,
    lines,
    encoding: z.enum(['kept', 'utf-8']),
    place: z.enum(['over', 'beside']),
  }),
  'compare.close': z.strictObject({ id }),
}
