export const noAnswer = 'it does not answer'

/** keytar's errors carry a message only, libsecret's in most cases. */
const troubles: readonly (readonly [RegExp, string])[] = [
  [/autolaunch D-Bus|DBUS_SESSION_BUS_ADDRESS/i, 'there is no D-Bus session'],
  [/could not connect|connection refused|connection is closed/i, 'the D-Bus session cannot be reached'],
  [/does not exist at path|was not provided by any|ServiceUnknown/i, 'no keyring service is running'],
  [/locked collection|is locked/i, 'the keyring is locked'],
  [/failed to load keytar|libsecret/i, 'libsecret is not installed'],
]

/** Why the keychain cannot be used, in a few words. */
export function keychainTrouble(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return troubles.find(([pattern]) => pattern.test(message))?.[1] ?? message
}
