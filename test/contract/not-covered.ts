/** Recorded scenarios of sign-in, user, files, uris and events that have no claims, and why. */
export const notCovered: Readonly<Record<string, string>> = {
  'events/subscribe-share': 'the client opens no shares',
  'files/thumb': 'the client shows no thumbnails of the server',
  'files/viewer-session': 'the client opens no web viewers',
  'sign-in/passkey': 'passkeys work only in the browser of the site, which the client hands over to',
  'sign-in/password-reset': 'needs the mail of the server; the client resets no passwords',
  'sign-in/password-reset-mail-broken': 'needs the mail of the server; the client resets no passwords',
  'sign-in/share-with-unusable-token': 'the client opens no shares',
  'sign-in/token-state-file-share': 'the client opens no shares',
  'sign-in/token-state-shares-write': 'the client opens no shares',
  'user/avatar': 'the client shows no avatars',
}
