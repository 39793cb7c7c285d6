import type { ErrorCode } from '../../errors.ts'

/** What went wrong and what to do, one sentence each. Placeholders are the error's params. */
export const errors = {
  internal:
    'Redrop ran into something it does not expect: {detail}. Nothing more was sent. Please report this.',
  usage: '{detail}',
  'bad-uri':
    '“{uri}” is not a cloudreve:// address. Write for example cloudreve://my/Docs/report.xlsx, with # and ? in names as %23 and %3F.',

  'not-a-url': '“{input}” is not an address. Write for example https://files.example.org',
  'insecure-http':
    '{host} is reached without encryption: anyone on the way can read your password and your files. Use https, or add --insecure-http if you accept that.',
  'not-cloudreve': '{host} is not a Cloudreve server, or its address needs a longer path.',
  'server-too-old': '{host} runs Cloudreve {version}; Redrop needs 4.0 or newer.',
  'unknown-host': 'There is no host called {host}. Check the spelling and your connection.',
  'connection-refused': '{host} refuses connections. Is the server running, and is the port right?',
  unreachable: 'No answer from {host}. Check your connection and try again.',
  'certificate-untrusted':
    'The certificate of {host} is not trusted: {why}. Its fingerprint is {fingerprint}. Only if your administrator confirms it: redrop login --server {origin} --trust-certificate {fingerprint}',
  'certificate-changed':
    'The certificate of {host} has changed since it was trusted. Nothing was sent. Its fingerprint is {fingerprint}. Only if your administrator confirms it: redrop login --server {origin} --trust-certificate {fingerprint}',
  'proxy-unreachable':
    'The proxy cannot be reached ({detail}). Check HTTPS_PROXY, or the proxy in the settings.',
  'proxy-refused': 'The proxy does not let Redrop through ({detail}). Check its user and password.',
  'not-a-proxy':
    '“{input}” is not the address of a proxy. Write for example http://proxy.example.org:3128 or socks5://127.0.0.1:1080',
  'not-an-authority':
    '“{path}” has no certificate of an authority that is valid now. Choose a PEM file of a certificate authority.',
  'connection-lost': 'The connection to {host} was lost. Try again; what was begun goes on where it can.',
  'server-sick':
    '{host} has trouble of its own and says: {detail}. Your files are not affected; try again in a few minutes.',
  'unknown-outcome':
    'The connection ended before the answer came, and {host} cannot be asked just now. Nothing is sent twice: “redrop resume” asks again.',
  'size-mismatch':
    'Something between here and the server changed the length of the file: {sent} bytes were sent, {stored} arrived. The content from before was put back where possible. Ask your administrator about the proxy.',
  'proxy-limit':
    'A proxy in front of {host} does not let requests of this size through. Ask your administrator to raise its body limit.',

  'wrong-credentials': 'E-mail or password is wrong.',
  'captcha-needed':
    '{host} asks for the letters of a picture. Sign in on a terminal, where they can be typed.',
  'captcha-wrong': 'The letters do not match. Try again with a new picture.',
  'captcha-unsupported':
    '{host} uses a captcha that only a browser can show ({type}). Sign in with --browser.',
  'two-factor-needed':
    '{host} asks for the code of your authenticator app. Sign in on a terminal, where it can be typed.',
  'two-factor-wrong': 'The code is wrong or too old.',
  'two-factor-expired': 'Signing in took too long. Begin again.',
  'account-blocked': 'This account is blocked; ask your administrator.',
  'account-inactive': 'This account is not activated yet. Open the link in the mail the server has sent.',
  'sign-in-needed':
    '{host} has ended the session of {account}. Sign in again: redrop login --server {url} --email {email}',
  'oauth-unavailable':
    '{host} knows no app with this client id. Ask your administrator to add one for Redrop, or sign in with your password.',
  'oauth-refused': '{host} did not complete the sign-in: {detail}',
  'oauth-dead-grant':
    '{host} cannot keep this sign-in, because Redrop’s access was revoked there once. Ask your administrator for another client id, or sign in with your password.',
  'redirect-unusable':
    '“{uri}” cannot be used as redirect address: it must be http on 127.0.0.1 or localhost, with a port.',
  'redirect-port-busy':
    'Another program uses port {port}, which the browser returns to. Close it and try again.',
  'sign-in-timed-out': 'The browser did not come back. Begin again.',
  'scope-missing': 'This sign-in does not include the right to do that. Sign in again.',
  'account-unknown': 'There is no account called “{name}” here. “redrop accounts” lists them.',
  'account-ambiguous': 'There are several accounts: {names}. Say which with --account.',
  'no-account': 'No account yet. Sign in first: redrop login --server URL --email ADDRESS',
  'signed-out': '“{name}” belongs to an account that is signed out. Sign in to it again, then: redrop resume',
  'wrong-site': '{host} is another site than the one this account belongs to. Nothing was sent.',

  'not-found': 'There is nothing at “{uri}”.',
  'not-allowed': 'You may not do that with “{name}”.',
  'name-refused':
    'The server does not accept the name “{name}”. Choose another one without \\ / : * ? " < > and the vertical bar.',
  'is-folder': '“{uri}” is a folder. Name a file in it; “redrop ls” lists them.',
  'folder-missing': 'There is no folder “{uri}”. Add --parents to create it.',
  'not-a-folder': '“{uri}” is a file, not a folder.',
  'too-large': '“{name}” is too big for this site: it has {size}, the limit is {limit}.',
  'no-space':
    'Not enough space: “{name}” needs {need}, {free} are free. The old version counts too, until it is deleted.',
  locked: '“{name}” is in use. Nothing has been sent. Try again later, or wait with --wait SECONDS.',
  conflict: '“{name}” has changed meanwhile. Nothing of yours has been sent.',
  'policy-unsupported':
    '“{name}” has {size}, more than this site takes in one piece, and its storage type “{type}” is not supported for larger files yet.',
  'version-unknown': '“{name}” has no version {version}. “redrop versions” lists them.',
  'version-is-current': 'Version {version} of “{name}” is the current one already.',
  'program-not-opened': '“{name}” is a program. Redrop starts none; it can be downloaded.',
  'undo-nothing': 'There is nothing of this computer to undo in “{name}”.',
  'undo-too-late': 'Too late to undo: “{name}” has a newer version than yours. “redrop versions” shows all.',
  refused: 'The server refuses: {detail} ({code}).',

  'local-missing': 'There is no “{path}” on this computer.',
  'local-unreadable': '“{path}” cannot be opened ({detail}). Check its permissions and where it lies.',
  'local-special': '“{path}” is no regular file but a device, a pipe or a socket. Name a file.',
  'local-is-folder': '“{path}” is a folder. Name the files in it.',
  'local-changing': '“{path}” keeps changing. Nothing unfinished was saved; try again when it is closed.',
  'local-exists': '“{path}” exists already. Nothing was written; add --overwrite to replace it.',
  'disk-full': 'The disk is full ({path}). Free some space and try again.',
  'no-safety-copy': 'The server keeps no versions, and no safety copy could be made. Nothing was sent.',
  'clipboard-too-large':
    'What is on the clipboard is too large ({size}, at most {limit}). Save it as a file first.',
  'clipboard-empty': 'There is no file, picture or text on the clipboard.',
  'save-folder-needed': 'No folder is set for this. Choose one first.',

  'profile-damaged': 'A part of Redrop’s own data is damaged ({path}). It was kept aside.',
  'profile-newer':
    'The profile in {path} was written by a newer Redrop. Update this one; nothing was touched.',
  'profile-busy': 'Another Redrop is writing to the same profile. Try again in a moment.',
  'transfer-unknown': 'There is no unfinished transfer “{id}”. “redrop status” lists them.',
  'link-exists': '“{name}” is linked to a local file already.',
  'link-unknown': 'There is no link “{id}”. “redrop link list” lists them.',
  'unsent-changes': '“{name}” has changes that are not sent.',
  'still-open': '“{name}” is still open in {program}. Close it there first.',
  'app-not-running': 'Redrop is not running. Start it, then try again.',
  'target-busy': 'Another Redrop (process {pid}) is sending to the same place. Wait for it, or end it first.',
  'keychain-unavailable':
    'There is no keychain here that could keep a sign-in ({why}). Set REDROP_PASSPHRASE to keep it in an encrypted file.',
  'passphrase-needed': 'Sign-ins are kept in an encrypted file. Set REDROP_PASSPHRASE to open it.',
  'passphrase-wrong': 'The passphrase does not open the encrypted file. Nothing was changed.',
  cancelled: 'Stopped. Nothing unfinished was saved.',
} as const satisfies Record<ErrorCode, string>
