import { info } from '../../core/cloudreve/files.ts'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AccountInfo } from '../../shared/ipc/contract.ts'
import type { AccountKey } from '../../shared/model/index.ts'
import { fileName, parentUri } from '../../shared/uri.ts'
import type { LocalRefs } from '../local-files/local-refs.ts'
import type { Remote } from '../remote/remote.ts'
import type { Arrivals } from './arrivals.ts'
import type { Incoming } from './incoming.ts'
import { parseLink, type Link } from './link.ts'

export interface VisitParts {
  readonly accounts: () => Promise<readonly AccountInfo[]>
  readonly remote: Remote
  readonly refs: Pick<LocalRefs, 'register'>
  readonly arrivals: Arrivals
  readonly log: Logger
}

/** Turns what other programs ask for into what the page shows. Nothing is sent, and no unknown site is spoken to. */
export async function visit(parts: VisitParts, { links, files }: Incoming): Promise<void> {
  const { arrivals, refs } = parts
  if (files.length > 0) arrivals.put({ kind: 'files', refs: await refs.register(files) })
  for (const text of links) {
    const link = parseLink(text)
    if (link) await open(parts, link)
    else arrivals.put({ kind: 'bad-link' })
  }
}

async function open({ accounts, remote, arrivals, log }: VisitParts, { site, uri }: Link): Promise<void> {
  const there = (await accounts()).filter(({ url }) => new URL(url).origin === site)
  const account = there.find(({ signedIn }) => signedIn)
  if (!account) {
    arrivals.put({ kind: 'sign-in', address: there[0]?.url ?? site })
    return
  }
  const key: AccountKey = { instance: account.instance, user: account.user }
  const parent = parentUri(uri)
  const isFolder = parent === null || (await isFolderAt(remote, key, uri, log))
  const place = isFolder ? { folder: uri, name: null } : { folder: parent, name: fileName(uri) }
  arrivals.put({ kind: 'place', account: key, ...place })
}

/** What cannot be looked up is taken for a file: the list of its folder then says what is wrong. */
async function isFolderAt(remote: Remote, key: AccountKey, uri: string, log: Logger): Promise<boolean> {
  try {
    const entry = await remote(key, uri, ({ api }) => info(api, { uri }))
    return entry.type === 'folder'
  } catch (error) {
    if (!(error instanceof RedropError)) throw error
    log.info('link-not-looked-up', { code: error.code })
    return false
  }
}
