import type { ErrorCode } from '../shared/errors.ts'

export const exit = {
  done: 0,
  other: 1,
  usage: 2,
  conflict: 3,
  locked: 4,
  signIn: 5,
  notFoundOrAllowed: 6,
  tooLargeOrNoSpace: 7,
  networkOrUnknown: 8,
} as const

export type ExitCode = (typeof exit)[keyof typeof exit]

const byExit: ReadonlyMap<ExitCode, readonly ErrorCode[]> = new Map<ExitCode, readonly ErrorCode[]>([
  [
    exit.usage,
    [
      'usage',
      'bad-uri',
      'not-a-url',
      'account-ambiguous',
      'account-unknown',
      'insecure-http',
      'not-a-proxy',
      'save-folder-needed',
    ],
  ],
  [exit.conflict, ['conflict', 'local-exists', 'undo-too-late', 'unsent-changes']],
  [exit.locked, ['locked', 'target-busy', 'profile-busy', 'still-open']],
  [
    exit.signIn,
    [
      'wrong-credentials',
      'captcha-needed',
      'captcha-wrong',
      'captcha-unsupported',
      'two-factor-needed',
      'two-factor-wrong',
      'two-factor-expired',
      'account-blocked',
      'account-inactive',
      'sign-in-needed',
      'oauth-unavailable',
      'oauth-refused',
      'oauth-dead-grant',
      'sign-in-timed-out',
      'scope-missing',
      'no-account',
      'signed-out',
      'wrong-site',
      'passphrase-needed',
      'passphrase-wrong',
      'keychain-unavailable',
    ],
  ],
  [
    exit.notFoundOrAllowed,
    [
      'not-found',
      'not-allowed',
      'name-refused',
      'is-folder',
      'not-a-folder',
      'folder-missing',
      'version-unknown',
      'undo-nothing',
      'transfer-unknown',
      'link-exists',
      'link-unknown',
      'local-missing',
      'local-unreadable',
      'local-special',
      'local-is-folder',
      'clipboard-empty',
    ],
  ],
  [
    exit.tooLargeOrNoSpace,
    ['too-large', 'clipboard-too-large', 'no-space', 'disk-full', 'policy-unsupported', 'proxy-limit'],
  ],
  [
    exit.networkOrUnknown,
    [
      'unknown-host',
      'connection-refused',
      'unreachable',
      'certificate-untrusted',
      'certificate-changed',
      'proxy-unreachable',
      'proxy-refused',
      'connection-lost',
      'server-sick',
      'unknown-outcome',
      'not-cloudreve',
      'size-mismatch',
      'app-not-running',
    ],
  ],
])

export function exitCodeOf(code: ErrorCode): ExitCode {
  for (const [status, codes] of byExit) if (codes.includes(code)) return status
  return exit.other
}
