import type { CertificateProblem, KeychainTrouble } from '../../reasons.ts'

/** Parts of sentences: why something cannot be used. */
export const reasons = {
  certificate: {
    'unknown-issuer': 'its issuer is unknown to this computer',
    expired: 'it has expired',
    'not-yet-valid': 'it is not valid yet',
    'wrong-host': 'it belongs to another host',
    revoked: 'its issuer has revoked it',
    changed: 'it has changed',
    other: 'it cannot be verified',
  } satisfies Record<CertificateProblem, string>,
  keychain: {
    'no-answer': 'it does not answer',
    'no-session': 'there is no D-Bus session',
    'bus-unreachable': 'the D-Bus session cannot be reached',
    'no-service': 'no keyring service is running',
    locked: 'the keyring is locked',
    'not-installed': 'libsecret is not installed',
    'keeps-nothing': 'it does not keep what is written',
    other: 'it cannot be used',
  } satisfies Record<KeychainTrouble, string>,
} as const
