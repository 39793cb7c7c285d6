import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { generate } from 'selfsigned'
import { parseFingerprint } from '../../../src/core/domain/fingerprint.ts'

export interface Pair {
  readonly key: string
  readonly cert: string
}

export interface Wanted {
  readonly host?: string
  readonly validFrom?: Date
  readonly validTo?: Date
  /** Signs it; default: itself. */
  readonly by?: Pair
}

const day = 24 * 60 * 60_000

/** A server's certificate. */
export async function serverPair(wanted: Wanted = {}): Promise<Pair> {
  const { host = '127.0.0.1', by } = wanted
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: wanted.validFrom ?? new Date(Date.now() - day),
    notAfterDate: wanted.validTo ?? new Date(Date.now() + day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }] },
    ],
    ...(by && { ca: by }),
  })
  return { key, cert }
}

/** A certificate authority. */
export async function authority(name = 'Example Internal CA'): Promise<Pair> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key, cert }
}

export function fingerprintOf({ cert }: Pair): string {
  return parseFingerprint(new X509Certificate(cert).fingerprint256) ?? ''
}
