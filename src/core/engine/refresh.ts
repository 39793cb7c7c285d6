import { isDeepStrictEqual } from 'node:util'
import type { Conflict, ConflictFacts, Transfer } from '../../shared/model/index.ts'
import { Code } from '../cloudreve/codes.ts'
import { isCode } from '../cloudreve/errors.ts'
import { info } from '../cloudreve/files.ts'
import { isSameQuestion } from '../domain/same-question.ts'
import { check, lookUp } from './check.ts'
import { placeOf } from './decide.ts'
import { inTrash } from './entries.ts'
import { takenByFile } from './taken.ts'
import type { UploadRun } from './upload-run.ts'

type Of<K extends Conflict['kind']> = Extract<Conflict, { kind: K }>

/**
 * Looks at the server again for an open question, and sends nothing. What is on the server now becomes the question,
 * under a revision of its own; where it is the same question and only more is known of it, the revision stays.
 * Throws what the client throws.
 */
export async function refreshQuestion(run: UploadRun): Promise<Transfer> {
  const { state } = run.transfer
  if (state.name !== 'needs-decision') return run.transfer
  const { conflict } = state
  if (conflict.kind === 'covered') return refreshCovered(run, conflict)
  const facts = await factsNow(run, conflict)
  if (facts === null) return run.transfer
  if (!isSameQuestion(conflict, facts)) return run.raise(facts)
  const known: Conflict = { ...facts, revision: conflict.revision }
  if (isDeepStrictEqual(known, conflict)) return run.transfer
  return run.store({ state: { ...state, conflict: known } })
}

/** Null: what is asked about is not on the server, or what was in the way has gone: the answer finds out. */
async function factsNow(run: UploadRun, conflict: Conflict): Promise<ConflictFacts | null> {
  switch (conflict.kind) {
    case 'taken':
      if (conflict.match === 'case' || conflict.match === 'unicode') return similarNow(run, conflict)
      return checkNow(run)
    case 'not-allowed':
      return conflict.why === 'owner' ? checkNow(run) : null
    case 'stale':
    case 'moved':
    case 'gone':
    case 'folder-gone':
    case 'guard':
    case 'pushes-out':
      return checkNow(run)
    // A lock is tried again by whoever waits for it.
    case 'locked':
    case 'no-space':
    case 'covered':
      return null
  }
}

async function checkNow(run: UploadRun): Promise<ConflictFacts | null> {
  run.occupied = true
  const checked = await check(run)
  return checked.kind === 'conflict' ? checked.conflict : null
}

/** The server takes the two names for different ones, so only the other file itself can be looked at. */
async function similarNow(run: UploadRun, { by, match }: Of<'taken'>): Promise<ConflictFacts | null> {
  const entry = await lookUp(run, by.id)
  if (!entry || inTrash(entry) || entry.uri !== by.uri || match === 'folder') return null
  const own = await run.ctx.store.ownVersions.of(run.connection.account, entry.id)
  return takenByFile(run.connection, entry, own, match)
}

/** Once somebody has saved on top of ours, there is nothing left to choose between. */
async function refreshCovered(run: UploadRun, { ours }: Of<'covered'>): Promise<Transfer> {
  const place = await placeOf(run.connection, run.transfer)
  const entry = await info(run.api, place).catch((error: unknown) => {
    if (isCode(error, Code.NotSet, Code.PathNotFound)) return null
    throw error
  })
  if (!entry || entry.version === ours.id) return run.transfer
  run.notice('saved-then-replaced')
  return run.store({ state: { name: 'done', as: 'saved' } })
}
