import type {
  Base,
  Conflict,
  Decision,
  FileRef,
  OthersVersions,
  Target,
  Transfer,
  TransferOptions,
  VersionRef,
} from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { fileName, joinUri, parentUri } from '../../shared/uri.ts'
import { Code } from '../cloudreve/codes.ts'
import { ApiError } from '../cloudreve/errors.ts'
import { info, restore } from '../cloudreve/files.ts'
import { list } from '../cloudreve/listing.ts'
import { release } from '../cloudreve/locks.ts'
import { setCurrent } from '../cloudreve/versions.ts'
import { isAllowed, mergedVersion } from '../domain/decisions.ts'
import { snapshot } from '../node/files/snapshot.ts'
import type { Connection, EngineContext } from './context.ts'
import { fileRef } from './entries.ts'
import { removeSpooled } from './unneeded-files.ts'

type Patch = Partial<Pick<Transfer, 'state' | 'target' | 'options' | 'source'>>

const queued = { name: 'queued' } as const
const declined = { name: 'done', as: 'declined' } as const

/**
 * Applies an answer to a question. The answer names the revision it was given for: `conflict` (RedropError) if the
 * question has changed since, or if the decision does not fit it.
 */
export async function applyDecision(
  ctx: EngineContext,
  connection: Connection,
  transfer: Transfer,
  revision: number,
  decision: Decision,
): Promise<Transfer> {
  const { state } = transfer
  if (
    state.name !== 'needs-decision'
    || state.conflict.revision !== revision
    || !isAllowed(state.conflict, decision)
  ) {
    throw new RedropError('conflict', { name: transfer.source.path })
  }
  const patch = await consequence(ctx, connection, transfer, state.conflict, decision)
  const decided = await ctx.store.transfers.update(transfer.id, transfer.revision, patch)
  // A merge of a merge: the first one is in it.
  if (patch.source && patch.source.path !== transfer.source.path)
    await removeSpooled(ctx, transfer.source.path)
  return decided
}

async function consequence(
  ctx: EngineContext,
  connection: Connection,
  transfer: Transfer,
  conflict: Conflict,
  decision: Decision,
): Promise<Patch> {
  const over = (version: VersionRef, file: FileRef): Target => {
    const base: Base = { version, seenIn: 'dialog', at: ctx.clock.now() }
    return { kind: 'replace', file, base }
  }
  switch (decision.kind) {
    case 'replace':
      if (conflict.kind === 'covered') return { state: { name: 'done', as: 'saved' } }
      if (conflict.kind === 'taken' && conflict.version)
        return { state: queued, target: over(conflict.version, conflict.by) }
      if (conflict.kind === 'stale')
        return { state: queued, target: over(conflict.current, fileOf(transfer)) }
      throw new RedropError('conflict', { name: transfer.source.path })
    case 'follow':
      if (conflict.kind !== 'moved') throw new RedropError('conflict', { name: transfer.source.path })
      // The base stays: if the content has changed as well, that is the next question.
      return { state: queued, target: followed(transfer.target, conflict.to) }
    case 'create':
      return {
        state: queued,
        target: { kind: 'create', folder: decision.folder, name: decision.name },
        ...(decision.source !== undefined && { source: await snapshot(decision.source) }),
      }
    case 'restore-and-replace': {
      if (conflict.kind !== 'gone' || !conflict.inTrash)
        throw new RedropError('conflict', { name: transfer.source.path })
      const file = fileOf(transfer)
      if (!(await isRestored(connection, conflict.inTrash.uri)))
        return { state: queued, target: await inPlaceOf(connection, file) }
      const back = await info(connection.api, { id: file.id })
      return { state: queued, target: over(conflict.inTrash.version, { ...file, uri: back.uri }) }
    }
    case 'release-lock':
      if (conflict.kind === 'locked')
        await release(
          connection.api,
          conflict.locks.flatMap(({ token }) => token ?? []),
        )
      return { state: queued }
    case 'wait':
      return { state: { name: 'waiting', why: 'lock' } }
    case 'accept-guard': {
      if (conflict.kind === 'pushes-out') return { state: queued, options: withOthers(transfer, 'let-go') }
      if (conflict.kind !== 'guard') throw new RedropError('conflict', { name: transfer.source.path })
      const accepted = [...transfer.options.accepted, conflict.guard]
      return { state: queued, options: { ...transfer.options, accepted } }
    }
    case 'thin-out':
      return { state: queued, options: withOthers(transfer, 'thin-out') }
    case 'merged': {
      const version = mergedVersion(conflict, decision.over)
      if (!version) throw new RedropError('conflict', { name: transfer.source.path })
      const file = conflict.kind === 'taken' ? conflict.by : fileOf(transfer)
      return { state: queued, source: await snapshot(decision.source), target: over(version, file) }
    }
    case 'bring-back':
      if (conflict.kind === 'covered') await bringBack(connection, transfer, conflict.ours, decision.version)
      return { state: declined }
    case 'keep-remote':
      if (conflict.kind === 'pushes-out') return { state: declined, options: withOthers(transfer, 'stop') }
      return { state: declined }
  }
}

/** False: its place is taken. */
async function isRestored({ api }: Connection, uri: string): Promise<boolean> {
  try {
    await restore(api, [uri])
    return true
  } catch (error) {
    if (error instanceof ApiError && error.code === Code.ObjectExists) return false
    throw error
  }
}

/** A new file at the last place of one: what is there by now is the next question. */
async function inPlaceOf({ api, account }: Connection, { uri }: FileRef): Promise<Target> {
  const { parent } = await list(api, parentUri(uri) ?? uri, { pageSize: 1 })
  return { kind: 'create', folder: fileRef(account, parent), name: fileName(uri) }
}

function followed(target: Target, to: FileRef): Target {
  return target.kind === 'replace' ? { ...target, file: to } : target
}

/** What the link does from now on, remembered with its transfer. */
function withOthers({ options }: Transfer, others: OthersVersions): TransferOptions {
  return options.link ? { ...options, link: { ...options.link, others } } : options
}

function fileOf(transfer: Transfer): FileRef {
  if (transfer.target.kind === 'replace') return transfer.target.file
  throw new RedropError('internal', { detail: 'a create has no file to replace' })
}

/** Makes the covered version current again, unless somebody has saved on top of ours since. */
async function bringBack(
  connection: Connection,
  transfer: Transfer,
  ours: VersionRef,
  version: string,
): Promise<void> {
  const entry = await info(connection.api, await placeOf(connection, transfer))
  if (entry.version !== ours.id) throw new RedropError('conflict', { name: entry.name })
  await setCurrent(connection.api, entry.uri, version)
}

/** How to look at what a transfer wrote to. */
export async function placeOf(
  connection: Connection,
  { target }: Transfer,
): Promise<{ id: string } | { uri: string }> {
  if (target.kind === 'replace') return { id: target.file.id }
  const folder =
    parentUri(target.folder.uri) === null
      ? target.folder
      : await info(connection.api, { id: target.folder.id })
  return { uri: joinUri(folder.uri, target.name) }
}
