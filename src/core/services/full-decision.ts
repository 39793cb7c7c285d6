import { hostname } from 'node:os'
import type { Conflict, Decision, DecisionKind, FileRef, Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { fileName, parentUri } from '../../shared/uri.ts'
import { list, listAll } from '../cloudreve/listing.ts'
import { decisionsFor } from '../domain/decisions.ts'
import { checkNewName, compareNames, nameLimit } from '../domain/names.ts'
import { copyLabel, nextToName } from '../domain/next-to-name.ts'
import type { Connection } from '../engine/context.ts'
import { fileRef } from '../engine/entries.ts'
import type { Clock } from '../ports/index.ts'
import type { TransferSettings } from './transfer-settings.ts'

interface CopyDeps {
  readonly clock: Clock
  readonly settings: { readonly current: Pick<TransferSettings, 'copyName'> }
}

/** Where the user wants a new file. */
export interface ChosenPlace {
  readonly folder: FileRef
  readonly name: string
}

/**
 * The full decision for an answer, bound to the version the conflict shows. Null: it does not fit the conflict. Lists the
 * folder for `create`, unless a place was chosen; throws what the client throws, and RedropError `name-refused`.
 */
export async function fullDecision(
  deps: CopyDeps,
  connection: Connection,
  transfer: Transfer,
  conflict: Conflict,
  kind: DecisionKind,
  chosen: ChosenPlace | null = null,
): Promise<Decision | null> {
  if (chosen) return kind === 'create' && mayChoose(conflict) ? { kind, ...checked(chosen) } : null
  switch (kind) {
    case 'replace':
      if (conflict.kind === 'stale') return { kind, over: conflict.current.id }
      if (conflict.kind === 'taken' && conflict.version) return { kind, over: conflict.version.id }
      return conflict.kind === 'covered' ? { kind, over: conflict.ours.id } : null
    case 'follow':
      return conflict.kind === 'moved' ? { kind, to: conflict.to, over: conflict.current.id } : null
    case 'restore-and-replace':
      return conflict.kind === 'gone' && conflict.inTrash ? { kind, over: conflict.inTrash.version.id } : null
    case 'bring-back':
      return conflict.kind === 'covered' ? { kind, version: conflict.by.id } : null
    case 'create':
      return { kind, ...(await freePlace(deps, connection, transfer, conflict)) }
    case 'wait':
    case 'release-lock':
    case 'accept-guard':
    case 'thin-out':
    case 'keep-remote':
      return { kind }
    case 'merged':
      return null
  }
}

function mayChoose(conflict: Conflict): boolean {
  return decisionsFor(conflict).some(({ kind, place }) => kind === 'create' && place !== undefined)
}

function checked({ folder, name: given }: ChosenPlace): ChosenPlace {
  const name = checkNewName(given, nameLimit(null))
  if (!name.ok) throw new RedropError('name-refused', { name: given })
  return { folder, name: name.name }
}

/** Next to the file, under a name that nothing there has; under its own name where nothing is there any more. */
export async function freePlace(
  deps: CopyDeps,
  connection: Connection,
  transfer: Transfer,
  conflict: Conflict,
): Promise<{ readonly folder: FileRef; readonly name: string }> {
  const { folderUri, name } = placeOf(transfer, conflict)
  const page = await list(connection.api, folderUri, { pageSize: 1 })
  const folder = fileRef(connection.account, page.parent)
  const names: string[] = []
  for await (const entries of listAll(connection.api, folderUri))
    names.push(...entries.map((entry) => entry.name))
  const taken = (candidate: string) => names.some((known) => compareNames(known, candidate) !== null)
  if (!taken(name)) return { folder, name }
  const label = copyLabel(deps.settings.current.copyName, hostname(), deps.clock.now())
  return { folder, name: nextToName(name, { label, limit: nameLimit(page.policy), taken }) }
}

function placeOf({ target }: Transfer, conflict: Conflict): { folderUri: string; name: string } {
  if (conflict.kind === 'folder-gone' && conflict.movedTo && target.kind === 'create') {
    return { folderUri: conflict.movedTo.uri, name: target.name }
  }
  const proposed = conflict.kind === 'not-allowed' ? conflict.proposal : undefined
  if (target.kind === 'create') return { folderUri: target.folder.uri, name: proposed ?? target.name }
  const { uri } = target.file
  return { folderUri: parentUri(uri) ?? uri, name: proposed ?? fileName(uri) }
}
