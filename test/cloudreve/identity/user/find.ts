import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'

/** Upper and lower case do not matter. Deleted accounts are not found. */
export function findUserByEmail(site: Site, email: string): User | null {
  const wanted = email.toLowerCase()
  return site.state.users.find((user) => !user.deleted && user.email.toLowerCase() === wanted) ?? null
}

/** null also for deleted accounts and for an id that did not decode. */
export function findUserById(site: Site, id: number | null): User | null {
  return site.state.users.find((user) => !user.deleted && user.id === id) ?? null
}
