import { first } from './001-first.ts'

/** In order; `user_version` counts how many a database has had. A released one never changes, new ones are appended. */
export const migrations: readonly string[] = [first]
