import type { en } from '../en/index.ts'
import type { SameKeys } from '../same-keys.ts'
import { cli } from './cli.ts'
import { conflicts } from './conflicts.ts'
import { errors } from './errors.ts'

export const zhCN: SameKeys<typeof en> = { cli, conflicts, errors }
