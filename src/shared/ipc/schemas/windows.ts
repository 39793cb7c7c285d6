import { z } from 'zod'
import { smallViews } from '../../views.ts'

const text = z.string().max(4096)
const id = z.string().min(1).max(200)
const account = z.object({ instance: id, user: id })
const refs = z.array(id).max(10_000)

const wish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('place'), account, folder: text, name: text.nullable() }),
  z.strictObject({ kind: z.literal('question'), id }),
  z.strictObject({ kind: z.literal('page'), page: z.enum(['transfers', 'decisions', 'settings', 'links']) }),
  z.strictObject({ kind: z.literal('pin') }),
  z.strictObject({ kind: z.literal('files'), refs }),
  z.strictObject({
    kind: z.literal('plan'),
    refs,
    folder: z.object({ account, id, uri: text }),
    keepBoth: z.boolean(),
  }),
])

export const windowsSchemas = {
  'windows.open': z.strictObject({ wish: wish.nullable() }),
  'windows.fit': z.strictObject({ view: z.enum(smallViews), height: z.number().min(1).max(4096) }),
  'windows.showShelf': z.null(),
  'windows.quit': z.null(),
} as const
