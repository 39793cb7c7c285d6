import { X509Certificate } from 'node:crypto'
import { parseFingerprint } from '../../domain/fingerprint.ts'
import type { Authority } from './trust-list.ts'

/** The certificates of authorities in a PEM file that are valid at `now`; others in it are left out. */
export function readAuthorities(text: string, now: number): readonly Authority[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.flatMap((pem): Authority[] => {
    const certificate = parse(pem)
    const fingerprint = certificate && parseFingerprint(certificate.fingerprint256)
    if (!certificate?.ca || !fingerprint) return []
    const validTo = certificate.validToDate.getTime()
    if (now < certificate.validFromDate.getTime() || now > validTo) return []
    const { subject } = certificate
    const name = /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')
    return [{ fingerprint, name, validTo, pem: certificate.toString() }]
  })
}

function parse(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    // A block that is no certificate.
    return null
  }
}
