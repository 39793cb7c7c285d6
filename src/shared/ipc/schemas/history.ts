import { z } from 'zod'

const id = z.string().min(1).max(200)
const query = z.strictObject({
  kind: z.enum(['replaced', 'created', 'undone', 'failed', 'downloaded']).nullable(),
  account: z.object({ instance: id, user: id }).nullable(),
  days: z.int().min(1).max(36_500).nullable(),
  text: z.string().max(4096),
})
const one = z.strictObject({ id })

export const historySchemas = {
  'history.page': z.strictObject({ query, after: id.nullable() }),
  'history.overview': z.strictObject({ query }),
  'history.way': one,
  'history.undo': one,
  'history.redo': one,
  'history.retry': one,
  'history.clear': z.null(),
}
