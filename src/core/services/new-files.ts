import { hostname } from 'node:os'
import type { FileRef, LocalSnapshot } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import { info } from '../cloudreve/files.ts'
import { list, listAll } from '../cloudreve/listing.ts'
import { compareNames, nameLimit } from '../domain/names.ts'
import { copyLabel, nextToName } from '../domain/next-to-name.ts'
import type { Connection } from '../engine/context.ts'
import type { NewTransfer } from '../engine/engine.ts'
import { fileRef } from '../engine/entries.ts'
import type { Clock } from '../ports/index.ts'
import type { TransferSettings } from './transfer-settings.ts'

export interface NewFile {
  readonly source: LocalSnapshot
  /** What it is called where that is free; else it gets a name next to it. Or what makes a free one, in bytes up to `limit`. */
  readonly name: string | ((limit: number, taken: (candidate: string) => boolean) => string)
}

/**
 * New files in a folder, none of which replaces anything: a name that is in use becomes that of a copy. Reads only. Throws
 * what the client throws.
 */
export async function newFiles(
  deps: {
    readonly clock: Clock
    readonly settings: { readonly current: Pick<TransferSettings, 'copyName'> }
  },
  connection: Connection,
  { files, folder }: { readonly files: readonly NewFile[]; readonly folder: FileRef },
): Promise<NewTransfer[]> {
  const { api, account } = connection
  const uri = parentUri(folder.uri) === null ? folder.uri : (await info(api, { id: folder.id })).uri
  const page = await list(api, uri, { pageSize: 1 })
  const names: string[] = []
  for await (const entries of listAll(api, uri)) names.push(...entries.map((entry) => entry.name))
  const taken = (candidate: string) => names.some((known) => compareNames(known, candidate) !== null)
  const label = copyLabel(deps.settings.current.copyName, hostname(), deps.clock.now())
  const limit = nameLimit(page.policy)
  const free = (given: string) => (taken(given) ? nextToName(given, { label, limit, taken }) : given)
  return files.map(({ source, name: wanted }) => {
    const name = typeof wanted === 'string' ? free(wanted.normalize('NFC')) : wanted(limit, taken)
    names.push(name)
    return {
      direction: 'upload',
      account: { instance: account.instance, user: account.user },
      target: { kind: 'create', folder: fileRef(account, page.parent), name },
      source,
    }
  })
}
