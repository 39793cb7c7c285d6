import { z } from 'zod'
import type { TrustedCertificate, TrustStore } from '../../ports/index.ts'
import type { Store } from '../../store/index.ts'

/** A certificate authority that the user added. */
export interface Authority {
  readonly fingerprint: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly validTo: number
  readonly pem: string
}

const trustedCertificate = z.object({
  origin: z.string(),
  fingerprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.number(),
  validTo: z.number(),
  trustedAt: z.number(),
}) satisfies z.ZodType<TrustedCertificate>

const authority = z.object({
  fingerprint: z.string(),
  name: z.string(),
  validTo: z.number(),
  pem: z.string(),
}) satisfies z.ZodType<Authority>

const stored = z.object({ certificates: z.array(trustedCertificate), authorities: z.array(authority) })
type Trusted = Readonly<z.infer<typeof stored>>

const key = 'trust'

/** What the user trusts, in memory and in the profile. */
export interface TrustList extends TrustStore {
  readonly current: Trusted
  /** Stores what `edit` makes of what is stored now: another process of the profile may have changed it. */
  change(edit: (trusted: Trusted) => Trusted): Promise<void>
}

/** A list that cannot be read is an empty one: nothing is trusted by mistake, and the user is asked again. */
export async function openTrustList(settings: Pick<Store['settings'], 'get' | 'set'>): Promise<TrustList> {
  const read = async (): Promise<Trusted> => {
    const parsed = stored.safeParse(await settings.get(key))
    return parsed.success ? parsed.data : { certificates: [], authorities: [] }
  }
  let current = await read()
  let authorities = pemOf(current)
  return {
    get current() {
      return current
    },
    authorities: () => authorities,
    trustedFor: (origin) => current.certificates.find((one) => one.origin === origin) ?? null,
    async change(edit) {
      const next = edit(await read())
      await settings.set(key, next)
      current = next
      authorities = pemOf(next)
    },
  }
}

function pemOf({ authorities }: Trusted): readonly string[] {
  return authorities.map(({ pem }) => pem)
}
