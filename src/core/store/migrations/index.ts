import { first } from './001-first.ts'
import { pins } from './002-pins.ts'
import { places } from './003-places.ts'
import { links } from './004-links.ts'

/** In order; `user_version` counts how many a database has had. A released one never changes, new ones are appended. */
export const migrations: readonly string[] = [first, pins, places, links]
