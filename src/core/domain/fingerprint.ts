/** SHA-256 of a certificate as it is stored and compared: 64 lower-case hex digits. */
export type Fingerprint = string

/** Reads `SHA256:9f:2c:…`, `9F2C…` and what else people copy. Null: not a SHA-256. */
export function parseFingerprint(text: string): Fingerprint | null {
  const digits = text
    .trim()
    .replace(/^sha-?256[:= ]*/i, '')
    .replaceAll(/[\s:]/g, '')
    .toLowerCase()
  return /^[0-9a-f]{64}$/.test(digits) ? digits : null
}

/** `SHA256:9F:2C:…`: what `--trust-certificate` takes. */
export function formatFingerprint(fingerprint: Fingerprint): string {
  return `SHA256:${(fingerprint.toUpperCase().match(/../g) ?? []).join(':')}`
}
