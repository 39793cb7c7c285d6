import { RedropError, type ErrorCode } from '../../shared/errors.ts'
import { Code } from '../cloudreve/codes.ts'
import { ApiError, UnexpectedAnswer } from '../cloudreve/errors.ts'
import { troubleOf } from './accounts/trouble.ts'

export interface About {
  readonly host: string
  /** Name of the file in question. */
  readonly name: string
  readonly uri: string
}

const codes: Readonly<Record<number, ErrorCode>> = {
  [Code.CheckLogin]: 'sign-in-needed',
  [Code.CredentialInvalid]: 'sign-in-needed',
  [Code.NoPermission]: 'not-allowed',
  [Code.OwnerOnly]: 'not-allowed',
  [Code.GroupNotAllowed]: 'not-allowed',
  [Code.NotFound]: 'not-found',
  [Code.PathNotFound]: 'not-found',
  [Code.FileDeleted]: 'not-found',
  [Code.IllegalObjectName]: 'name-refused',
  [Code.InsufficientScope]: 'scope-missing',
  [Code.LockConflict]: 'locked',
  [Code.StaleVersion]: 'conflict',
  [Code.ObjectExists]: 'conflict',
  [Code.DbError]: 'server-sick',
}

/** Any failure as what a user can be told. What is not a failure of server or network is a RedropError already, or a bug. */
export function explain(error: unknown, about: About): RedropError {
  if (error instanceof RedropError) return error
  if (error instanceof ApiError) {
    const code = codes[error.code] ?? 'refused'
    const app = error.locks?.map((lock) => lock.app).join(', ') ?? ''
    const detail = error.text === '' ? `code ${error.code}` : error.text
    return new RedropError(code, { ...about, code: error.code, detail, app }, { cause: error })
  }
  if (error instanceof UnexpectedAnswer && error.status === 413) {
    return new RedropError('proxy-limit', { ...about }, { cause: error })
  }
  const trouble = troubleOf(error, about.host)
  if (trouble instanceof RedropError) return trouble
  return new RedropError(
    'internal',
    { detail: error instanceof Error ? error.message : String(error) },
    { cause: error },
  )
}
