import { z } from 'zod'

const id = z.string().min(1).max(200)
const text = z.string().max(4096)
const folder = z.object({ account: z.object({ instance: id, user: id }), id, uri: text })
const kind = z.enum([
  ...['folder', 'new', 'replace', 'same', 'unchecked', 'newer', 'taken', 'in-use'],
  ...['too-big', 'no-space', 'not-allowed', 'left-out'],
] as const)
const filter = z.strictObject({
  group: z.enum(['all', 'send', 'question', 'left-out']),
  kinds: z.array(kind).max(20),
})
const setting = z.enum(['add', 'replace', 'if-different', 'beside', 'skip', 'preselected', 'include'])
const row = z.int().nonnegative()
const plan = z.strictObject({ plan: id })

export const planSchemas = {
  'plans.make': z.strictObject({ refs: z.array(id).max(20_000), folder, keepBoth: z.boolean() }),
  'plans.ready': plan,
  'plans.rows': z.strictObject({ plan: id, filter, offset: row, limit: z.int().min(1).max(500) }),
  'plans.look': z.strictObject({ plan: id, rows: z.array(row).max(100) }),
  'plans.choose': z.strictObject({ plan: id, rows: z.array(row).max(1000).nullable(), filter, setting }),
  'plans.setKeepModified': z.strictObject({ plan: id, on: z.boolean() }),
  'plans.follow': plan,
  'plans.start': plan,
  'plans.cancel': plan,
}
