import type { ErrorCode } from '../../errors.ts'

/** Sentences of errors that the window says in another way than the command line, which names its own options. */
export const windowErrors = {
  'insecure-http': 'This connection is not encrypted.',
  'unknown-host': 'No answer from {host}.',
  'connection-refused': 'No answer from {host}.',
  unreachable: 'No answer from {host}.',
  'not-cloudreve': 'This is not a Cloudreve server.',
  'certificate-untrusted': 'The certificate of {host} is not trusted: {why}.',
  'certificate-changed': 'The certificate of {host} has changed since you trusted it.',
  'proxy-unreachable': 'The proxy cannot be reached ({detail}).',
  'unknown-outcome':
    'The connection ended before the answer came, and {host} cannot be asked just now. Nothing is sent twice: Redrop asks again by itself.',
  'captcha-needed': '{host} asks for the letters of a picture. Sign in again.',
  'captcha-wrong': 'The letters do not match; here is a new picture.',
  'captcha-unsupported':
    '{host} uses a captcha that only a browser can show ({type}). Sign in with the browser.',
  'two-factor-needed': '{host} asks for the code of your authenticator app. Sign in again.',
  'sign-in-needed': '{host} has ended the session of {account}. Sign in again.',
  'account-unknown': 'This account is not here any more.',
  'no-account': 'No account yet. Sign in first.',
  'is-folder': 'There is a folder at this place.',
  'folder-missing': 'The folder is not there any more. Reload to see what is.',
  'not-found': 'It is not there any more. Reload to see what is.',
  locked: '“{name}” is in use. Nothing has been sent. Try again later.',
  'version-unknown': 'This version of “{name}” is not there any more.',
  'undo-too-late': 'Too late to undo: “{name}” has a newer version than yours.',
  'local-exists': '“{path}” exists already. Nothing was written.',
  'transfer-unknown': 'This transfer is not there any more.',
  'link-unknown': 'This link is not there any more.',
  'keychain-unavailable': 'There is no keychain here that could keep a sign-in ({why}).',
  'passphrase-needed': 'Sign-ins are kept in an encrypted file, which is locked.',
} as const satisfies Partial<Record<ErrorCode, string>>
