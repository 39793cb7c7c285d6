import { hostname } from 'node:os'
import type { Core } from '../../core/compose.ts'
import { decisionsFor } from '../../core/domain/decisions.ts'
import { copyLabel, nextToName } from '../../core/domain/next-to-name.ts'
import { compareNames, nameLimit } from '../../core/domain/names.ts'
import { list, listAll } from '../../core/cloudreve/listing.ts'
import type { Connection } from '../../core/engine/context.ts'
import { fileRef } from '../../core/engine/entries.ts'
import type { Conflict, Decision, DecisionKind, FileRef, Transfer } from '../../shared/model/index.ts'
import { fileName, joinUri, parentUri } from '../../shared/uri.ts'

export const policies = ['ask', 'fail', 'replace', 'copy', 'keep'] as const
export type Policy = (typeof policies)[number]

/** Which of the offered answers a policy takes; none: the question stays open. */
const preferred: Readonly<Record<Exclude<Policy, 'ask' | 'fail'>, readonly DecisionKind[]>> = {
  replace: ['replace', 'follow', 'restore-and-replace'],
  copy: ['create'],
  keep: ['keep-remote'],
}

/** Guards, locks and covered versions are about something else than "the server has another version": nobody answers for them. */
const answerable: readonly Conflict['kind'][] = ['stale', 'taken', 'moved', 'gone', 'folder-gone']

export function choiceOf(policy: Policy, conflict: Conflict): DecisionKind | null {
  if (policy === 'ask' || policy === 'fail' || !answerable.includes(conflict.kind)) return null
  const offered = decisionsFor(conflict).map(({ kind }) => kind)
  return preferred[policy].find((kind) => offered.includes(kind)) ?? null
}

/** The full decision for an answer, bound to the version the conflict shows. Null: it does not fit the conflict. */
export async function decisionFor(
  core: Core,
  connection: Connection,
  transfer: Transfer,
  conflict: Conflict,
  kind: DecisionKind,
): Promise<Decision | null> {
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
      return freePlace(core, connection, transfer, conflict)
    case 'wait':
    case 'release-lock':
    case 'accept-guard':
    case 'keep-remote':
      return { kind }
    case 'merged':
      return null
  }
}

/** Next to the file, under a name that nothing there has; under its own name where nothing is there any more. */
async function freePlace(
  core: Core,
  connection: Connection,
  transfer: Transfer,
  conflict: Conflict,
): Promise<Decision> {
  const { folderUri, name } = placeOf(transfer, conflict)
  const page = await list(connection.api, folderUri, { pageSize: 1 })
  const folder: FileRef = fileRef(connection.account, page.parent)
  const names: string[] = []
  for await (const entries of listAll(connection.api, folderUri))
    names.push(...entries.map((entry) => entry.name))
  const taken = (candidate: string) => names.some((known) => compareNames(known, candidate) !== null)
  if (!taken(name)) return { kind: 'create', folder, name }
  const label = copyLabel(hostname(), core.clock.now())
  return { kind: 'create', folder, name: nextToName(name, { label, limit: nameLimit(page.policy), taken }) }
}

function placeOf({ target }: Transfer, conflict: Conflict): { folderUri: string; name: string } {
  if (conflict.kind === 'folder-gone' && conflict.movedTo && target.kind === 'create') {
    return { folderUri: conflict.movedTo.uri, name: target.name }
  }
  const uri = target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
  return { folderUri: parentUri(uri) ?? uri, name: fileName(uri) }
}
