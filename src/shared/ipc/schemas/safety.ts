import { z } from 'zod'

const one = z.strictObject({ id: z.string().min(1).max(200) })

export const safetySchemas = {
  'safety.list': z.null(),
  'safety.restore': one,
  'safety.saveAs': one,
  'safety.remove': one,
}
