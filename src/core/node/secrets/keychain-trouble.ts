import type { KeychainTrouble } from '../../../shared/reasons.ts'

/** What a keychain call that takes too long fails with. */
export class NoAnswer extends Error {}

/** keytar's errors carry a message only, libsecret's in most cases. */
const troubles: readonly (readonly [RegExp, KeychainTrouble])[] = [
  [/autolaunch D-Bus|DBUS_SESSION_BUS_ADDRESS/i, 'no-session'],
  [/could not connect|connection refused|connection is closed/i, 'bus-unreachable'],
  [/does not exist at path|was not provided by any|ServiceUnknown/i, 'no-service'],
  [/locked collection|is locked/i, 'locked'],
  [/failed to load keytar|libsecret/i, 'not-installed'],
]

/** Why the keychain cannot be used. */
export function keychainTrouble(error: unknown): KeychainTrouble {
  if (error instanceof NoAnswer) return 'no-answer'
  const message = error instanceof Error ? error.message : String(error)
  return troubles.find(([pattern]) => pattern.test(message))?.[1] ?? 'other'
}
