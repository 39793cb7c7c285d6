import { list } from '../../core/cloudreve/listing.ts'
import { info } from '../../core/cloudreve/files.ts'
import type { Core } from '../../core/compose.ts'
import { currentVersion, fileRef } from '../../core/engine/entries.ts'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AccountInfo, Arrival } from '../../shared/ipc/contract.ts'
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
  readonly store: { readonly ownVersions: Pick<Core['store']['ownVersions'], 'of'> }
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
    arrivals.put(link ? await arrivalOf(parts, link) : { kind: 'bad-link' })
  }
}

async function arrivalOf(parts: VisitParts, { action, site, uri }: Link): Promise<Arrival> {
  const there = (await parts.accounts()).filter(({ url }) => new URL(url).origin === site)
  const account = there.find(({ signedIn }) => signedIn)
  if (!account) return { kind: 'sign-in', address: there[0]?.url ?? site }
  const key: AccountKey = { instance: account.instance, user: account.user }
  const at = { ...parts, key, host: account.host, uri }
  const asked =
    action === 'replace'
      ? await looked(at, replacing)
      : action === 'quick-save'
        ? await looked(at, saving)
        : null
  return asked ?? placeAt(at)
}

type At = VisitParts & { readonly key: AccountKey; readonly host: string; readonly uri: string }

/** Null: it cannot be looked up; the list of its folder then says what is wrong. */
async function looked<T>({ log, ...at }: At, look: (at: At) => Promise<T>): Promise<T | null> {
  try {
    return await look({ ...at, log })
  } catch (error) {
    if (!(error instanceof RedropError)) throw error
    log.info('link-not-looked-up', { code: error.code })
    return null
  }
}

/** A folder cannot be replaced: it is shown. */
async function replacing({ remote, store, key, host, uri }: At): Promise<Arrival | null> {
  if (parentUri(uri) === null) return null
  const entry = await remote(key, uri, ({ api }) => info(api, { uri }, { extended: true }))
  if (entry.type === 'folder') return null
  const own = await store.ownVersions.of(key, entry.id)
  const base = currentVersion(entry, key, own)
  return { kind: 'replace', account: key, host, file: fileRef(key, entry), base }
}

async function saving({ remote, key, host, uri }: At): Promise<Arrival> {
  const { parent } = await remote(key, uri, ({ api }) => list(api, uri, { pageSize: 1 }))
  return { kind: 'quick-save', account: key, host, folder: fileRef(key, parent) }
}

async function placeAt(at: At): Promise<Arrival> {
  const { key, uri } = at
  const parent = parentUri(uri)
  const isFolder = parent === null || (await looked(at, isFolderAt)) === true
  const place = isFolder ? { folder: uri, name: null } : { folder: parent, name: fileName(uri) }
  return { kind: 'place', account: key, ...place }
}

async function isFolderAt({ remote, key, uri }: At): Promise<boolean> {
  const entry = await remote(key, uri, ({ api }) => info(api, { uri }))
  return entry.type === 'folder'
}
