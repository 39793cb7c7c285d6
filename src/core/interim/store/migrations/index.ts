import { initial } from './001-initial.ts'

/** In order; the database's user_version counts how many of them it has. Never changed once released, only added to. */
export const migrations: readonly string[] = [initial]
