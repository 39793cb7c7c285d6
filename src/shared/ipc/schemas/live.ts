import { z } from 'zod'

const id = z.string().min(1).max(200)
const place = z.strictObject({ account: z.object({ instance: id, user: id }), uri: z.string().max(4096) })

export const liveSchemas = { 'live.watch': z.strictObject({ place: place.nullable() }) }
