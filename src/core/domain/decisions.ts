import type { ConflictFacts, Decision, DecisionKind, FileRef, VersionRef } from '../../shared/model/index.ts'
import { sameAccount } from '../../shared/model/index.ts'

export interface DecisionOption {
  readonly kind: DecisionKind
  /** At most one of a list: what Enter does. Esc decides nothing. */
  readonly isDefault: boolean
  /** Something is lost for good. Never the default. */
  readonly danger: boolean
  /** For `create`: the answer may, or must, name a folder and a name that the user has chosen. */
  readonly place?: 'may' | 'must'
}

const option = (kind: DecisionKind): DecisionOption => ({ kind, isDefault: false, danger: false })
const preset = (kind: DecisionKind): DecisionOption => ({ kind, isDefault: true, danger: false })
const dangerous = (kind: DecisionKind): DecisionOption => ({ kind, isDefault: false, danger: true })

/**
 * The answers to a conflict in the order they are shown: the one table that dialogs, the command line and tests read.
 * Empty: nothing to decide, the conflict only says why nothing was sent.
 */
export function decisionsFor(conflict: ConflictFacts): readonly DecisionOption[] {
  switch (conflict.kind) {
    case 'stale':
      return [
        preset('create'),
        conflict.undoable ? option('replace') : dangerous('replace'),
        option('keep-remote'),
      ]
    case 'taken':
      // Only content can be replaced; a folder, or a file that never had content, has no version to name.
      return conflict.version && conflict.match !== 'folder'
        ? [
            { ...preset('create'), place: 'may' },
            conflict.undoable ? option('replace') : dangerous('replace'),
            option('keep-remote'),
          ]
        : [{ ...preset('create'), place: 'may' }, option('keep-remote')]
    case 'moved':
      return [preset('follow'), option('create')]
    case 'gone':
      return conflict.inTrash
        ? [{ ...preset('create'), place: 'may' }, option('restore-and-replace')]
        : [{ ...preset('create'), place: 'may' }]
    case 'folder-gone':
      return [{ ...preset('create'), place: conflict.movedTo ? 'may' : 'must' }]
    case 'locked':
      return isReleasable(conflict)
        ? [preset('wait'), option('create'), dangerous('release-lock')]
        : [preset('wait'), option('create')]
    case 'guard':
      return [preset('keep-remote'), option('accept-guard')]
    case 'pushes-out':
      return [
        preset('keep-remote'),
        ...(conflict.canThinOut ? [option('thin-out')] : []),
        dangerous('accept-guard'),
      ]
    case 'covered':
      return [preset('bring-back'), option('replace')]
    case 'not-allowed':
      return conflict.proposal === undefined ? [] : [preset('create')]
    case 'no-space':
      return []
  }
}

/** Releasing some of the locks frees nothing, so every one must carry its token (contract §6.3). */
function isReleasable({ locks }: Extract<ConflictFacts, { kind: 'locked' }>): boolean {
  return locks.length > 0 && locks.every((lock) => lock.token !== null)
}

/**
 * Whether a decision answers this conflict: its kind is offered (or it is a merge of the two sides), and every version
 * and file it names is the one that was on screen.
 */
export function isAllowed(conflict: ConflictFacts, decision: Decision): boolean {
  if (decision.kind === 'merged') return mergedVersion(conflict, decision.over) !== null
  if (!decisionsFor(conflict).some((offered) => offered.kind === decision.kind)) return false
  switch (decision.kind) {
    case 'replace':
    case 'restore-and-replace':
      return decision.over === shownVersion(conflict)
    case 'follow':
      return (
        conflict.kind === 'moved'
        && sameFile(decision.to, conflict.to)
        && decision.over === shownVersion(conflict)
      )
    case 'bring-back':
      return conflict.kind === 'covered' && decision.version === conflict.by.id
    case 'create':
    case 'wait':
    case 'release-lock':
    case 'accept-guard':
    case 'thin-out':
    case 'keep-remote':
      return true
  }
}

/**
 * The version that a merge was made with. It takes time, and a newer one may have come meanwhile: sent on the condition of
 * the older one, the merge becomes the content that the next question is about.
 */
export function mergedVersion(conflict: ConflictFacts, over: string): VersionRef | null {
  if (conflict.kind === 'stale')
    return [conflict.current, ...conflict.between].find(({ id }) => id === over) ?? null
  const isTaken = conflict.kind === 'taken' && conflict.match !== 'folder'
  return isTaken && conflict.version?.id === over ? conflict.version : null
}

/** The version that a decision about this conflict would replace. */
function shownVersion(conflict: ConflictFacts): string | null {
  switch (conflict.kind) {
    case 'stale':
    case 'moved':
      return conflict.current.id
    case 'taken':
      return conflict.version?.id ?? null
    case 'gone':
      return conflict.inTrash?.version.id ?? null
    case 'covered':
      return conflict.ours.id
    case 'folder-gone':
    case 'locked':
    case 'not-allowed':
    case 'no-space':
    case 'guard':
    case 'pushes-out':
      return null
  }
}

function sameFile(a: FileRef, b: FileRef): boolean {
  return a.id === b.id && a.uri === b.uri && sameAccount(a.account, b.account)
}
