import type { ErrorCode } from '../../../../shared/errors.ts'
import type { Failure } from '../../../../shared/ipc/contract.ts'

/** Why a folder is not shown, as far as it matters for what can be done about it. */
export type Trouble = 'offline' | 'server' | 'forbidden' | 'gone'

const kinds: Readonly<Partial<Record<ErrorCode, Trouble>>> = {
  'unknown-host': 'offline',
  'connection-refused': 'offline',
  'connection-lost': 'offline',
  unreachable: 'offline',
  'not-allowed': 'forbidden',
  'not-found': 'gone',
  'folder-missing': 'gone',
  'not-a-folder': 'gone',
}

export function troubleOf(failure: Failure): Trouble {
  return kinds[failure.code] ?? 'server'
}

/** Whether waiting can help. */
export function passes(failure: Failure): boolean {
  return troubleOf(failure) === 'offline' || failure.code === 'server-sick'
}
