import type { ErrorCode } from '../../shared/errors.ts'
import type { AccountKey } from '../../shared/model/index.ts'

/** What only the user can put right; everything of the account waits for it. */
export type ParkReason = 'sign-in' | 'certificate'

const reasons: Readonly<Partial<Record<ErrorCode, ParkReason>>> = {
  'sign-in-needed': 'sign-in',
  'passphrase-needed': 'sign-in',
  'keychain-unavailable': 'sign-in',
  'signed-out': 'sign-in',
  'account-unknown': 'sign-in',
  'certificate-untrusted': 'certificate',
  'certificate-changed': 'certificate',
}

/** Null: it is about this transfer alone. */
export function parkReason(code: ErrorCode): ParkReason | null {
  return reasons[code] ?? null
}

/** Accounts whose transfers are not tried: one has found out that none could succeed. */
export class Parking {
  private readonly reasons = new Map<string, ParkReason>()

  /** Null: not parked. */
  reasonOf(account: AccountKey): ParkReason | null {
    return this.reasons.get(nameOf(account)) ?? null
  }

  park(account: AccountKey, why: ParkReason): void {
    this.reasons.set(nameOf(account), why)
  }

  release(account: AccountKey): void {
    this.reasons.delete(nameOf(account))
  }
}

function nameOf({ instance, user }: AccountKey): string {
  return JSON.stringify([instance, user])
}
