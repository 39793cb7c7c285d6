import type { Core } from '../../core/compose.ts'
import type { Connection } from '../../core/engine/context.ts'
import { explain } from '../../core/services/explain.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type AccountKey } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'

export interface RemoteParts {
  readonly core: Pick<Core, 'accounts' | 'connect'>
  /** Only the user can put this right. */
  readonly onParked: (account: AccountKey, why: 'sign-in' | 'certificate') => void
}

/** Work on an account's site about one place; what goes wrong names host, file and account. */
export type Remote = <T>(
  account: AccountKey,
  uri: string,
  work: (connection: Connection) => Promise<T>,
) => Promise<T>

export function createRemote({ core, onParked }: RemoteParts): Remote {
  return async (key, uri, work) => {
    const name = fileName(uri)
    const account = (await core.accounts.list()).find((candidate) => sameAccount(candidate, key))
    const about = account
      ? { host: new URL(account.url).host, account: account.name, url: account.url, email: account.email }
      : { host: key.instance }
    try {
      return await work(await core.connect(key))
    } catch (error) {
      const found = explain(error, { ...about, name, uri })
      if (found.code === 'sign-in-needed') onParked(key, 'sign-in')
      if (found.code === 'certificate-untrusted' || found.code === 'certificate-changed')
        onParked(key, 'certificate')
      throw new RedropError(found.code, { ...about, name, uri, ...found.params }, { cause: error })
    }
  }
}
