import type { CertificateProblem } from '../../shared/reasons.ts'
import type { Fingerprint } from '../domain/fingerprint.ts'

/** A certificate as people look at it. Times in milliseconds since the epoch. */
export interface CertificateFacts {
  readonly fingerprint: Fingerprint
  /** Common name, or the whole name where there is none. */
  readonly subject: string
  readonly issuer: string
  readonly validFrom: number
  readonly validTo: number
}

/** A certificate that the user trusts for one origin, whoever issued it. */
export interface TrustedCertificate extends CertificateFacts {
  /** `https://host:port` as `URL.origin` spells it. */
  readonly origin: string
  readonly trustedAt: number
}

/** What the user trusts besides what Node and the system trust. Read for every new connection, so it is in memory. */
export interface TrustStore {
  /** Certificates of authorities, PEM. */
  authorities(): readonly string[]
  /** Null: nothing but the authorities count. */
  trustedFor(origin: string): TrustedCertificate | null
}

/** What a server shows when it is connected to, and what is wrong with it. Null: nothing is. */
export interface Inspected {
  readonly facts: CertificateFacts
  readonly problem: CertificateProblem | null
}

/** Looks at a server's certificate without sending anything. */
export interface CertificateInspector {
  /** Throws HttpFailure, never of kind `certificate`. `url` is https. */
  inspect(url: URL): Promise<Inspected>
}
