import { readFile } from 'node:fs/promises'
import { RedropError } from '../../../shared/errors.ts'
import type { Fingerprint } from '../../domain/fingerprint.ts'
import { localError } from '../../node/files/snapshot.ts'
import { loadSystemAuthorities } from '../../node/http/system-authorities.ts'
import type { CertificateInspector, Clock, Inspected, Logger, TrustedCertificate } from '../../ports/index.ts'
import { namingHost } from '../accounts/trouble.ts'
import { readAuthorities } from './authorities.ts'
import type { Authority, TrustList } from './trust-list.ts'

export interface CertificatesDeps {
  readonly inspector: CertificateInspector
  readonly list: TrustList
  readonly clock: Pick<Clock, 'now'>
  readonly log: Logger
  /** What is trusted has changed: connections are made anew. */
  readonly onChange: () => void
}

/** Certificates that the user decides about. Origins are `https://host:port`, as `URL.origin` spells them. */
export interface Certificates {
  /** Looks at what a server shows now; nothing is sent. Throws RedropError `unreachable` and the like. */
  inspect(origin: string): Promise<Inspected>
  /**
   * Trusts exactly this certificate for this origin. It is looked at once more; false: the server shows another one by
   * now, nothing is trusted.
   */
  trust(origin: string, fingerprint: Fingerprint): Promise<boolean>
  distrust(origin: string): Promise<void>
  trusted(): readonly TrustedCertificate[]
  authorities(): readonly Authority[]
  /** Adds those of a PEM file. Throws RedropError `not-an-authority`, `local-missing`, `local-unreadable`. */
  addAuthorities(path: string): Promise<readonly Authority[]>
  removeAuthority(fingerprint: Fingerprint): Promise<void>
  /** How many authorities Node and the system bring along. */
  countSystem(): Promise<number>
}

export function createCertificates({
  inspector,
  list,
  clock,
  log,
  onChange,
}: CertificatesDeps): Certificates {
  const change = async (event: string, edit: Parameters<TrustList['change']>[0], facts: object) => {
    await list.change(edit)
    log.info(event, { ...facts })
    onChange()
  }
  const inspect = (origin: string) => {
    const url = new URL(origin)
    return namingHost(url.host, () => inspector.inspect(url))
  }
  return {
    inspect,
    async trust(origin, fingerprint) {
      const { facts } = await inspect(origin)
      if (facts.fingerprint !== fingerprint) return false
      const added = { ...facts, origin, trustedAt: clock.now() }
      const edit = ({ certificates, authorities }: TrustList['current']) => ({
        certificates: [...certificates.filter((one) => one.origin !== origin), added],
        authorities,
      })
      await change('certificate-trusted', edit, { origin, fingerprint })
      return true
    },
    distrust: (origin) =>
      change(
        'certificate-distrusted',
        ({ certificates, authorities }) => ({
          certificates: certificates.filter((one) => one.origin !== origin),
          authorities,
        }),
        { origin },
      ),
    trusted: () => list.current.certificates,
    authorities: () => list.current.authorities,
    async addAuthorities(path) {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        throw localError(path, error)
      })
      const found = readAuthorities(text, clock.now())
      if (found.length === 0) throw new RedropError('not-an-authority', { path })
      const names = new Set(found.map(({ fingerprint }) => fingerprint))
      const edit = ({ certificates, authorities }: TrustList['current']) => ({
        certificates,
        authorities: [...authorities.filter((one) => !names.has(one.fingerprint)), ...found],
      })
      await change('authorities-added', edit, { count: found.length })
      return found
    },
    removeAuthority: (fingerprint) =>
      change(
        'authority-removed',
        ({ certificates, authorities }) => ({
          certificates,
          authorities: authorities.filter((one) => one.fingerprint !== fingerprint),
        }),
        { fingerprint },
      ),
    countSystem: async () => (await loadSystemAuthorities()).length,
  }
}
