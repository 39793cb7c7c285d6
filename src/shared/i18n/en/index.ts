import { cli } from './cli.ts'
import { conflicts } from './conflicts.ts'
import { errors } from './errors.ts'

export const en = { cli, conflicts, errors } as const
