/**
 * Everything Redrop tells a user went wrong, by code. The sentence for each code is in `i18n/` under `errors.<code>`;
 * `params` fill its placeholders. Nothing branches on a message.
 */
export const errorCodes = [
  'internal',
  'usage',
  'bad-uri',
  // reaching a site
  'not-a-url',
  'insecure-http',
  'not-cloudreve',
  'server-too-old',
  'unknown-host',
  'connection-refused',
  'unreachable',
  'certificate-untrusted',
  'certificate-changed',
  'proxy-unreachable',
  'proxy-refused',
  'not-a-proxy',
  'not-an-authority',
  'connection-lost',
  'server-sick',
  'unknown-outcome',
  'size-mismatch',
  'proxy-limit',
  // signing in
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
  'redirect-unusable',
  'redirect-port-busy',
  'sign-in-timed-out',
  'scope-missing',
  'account-unknown',
  'account-ambiguous',
  'no-account',
  'signed-out',
  'wrong-site',
  // remote
  'not-found',
  'not-allowed',
  'name-refused',
  'is-folder',
  'not-a-folder',
  'folder-missing',
  'too-large',
  'no-space',
  'locked',
  'conflict',
  'policy-unsupported',
  'version-unknown',
  'version-is-current',
  'program-not-opened',
  'undo-nothing',
  'undo-too-late',
  'refused',
  // local
  'local-missing',
  'local-unreadable',
  'local-special',
  'local-is-folder',
  'local-changing',
  'local-exists',
  'disk-full',
  'no-safety-copy',
  'clipboard-too-large',
  'clipboard-empty',
  'save-folder-needed',
  // profile
  'profile-damaged',
  'profile-newer',
  'profile-busy',
  'target-busy',
  'transfer-unknown',
  'link-exists',
  'link-unknown',
  'unsent-changes',
  'still-open',
  'app-not-running',
  'keychain-unavailable',
  'passphrase-needed',
  'passphrase-wrong',
  'cancelled',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorParams = Readonly<Record<string, string | number>>

export class RedropError extends Error {
  override readonly name = 'RedropError'
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.code = code
    this.params = params
  }
}
