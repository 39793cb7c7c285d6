import type { PlanChoice, PlanKind, PlanReason } from '../../shared/model/index.ts'

/** What is known of one local file and of what is at its place on the server. Sizes in bytes, times in milliseconds. */
export interface PlanFacts {
  readonly local: { readonly size: number; readonly modifiedAt: number }
  /** Null: its name is free. */
  readonly there: {
    readonly size: number
    /** When its current version was saved, server clock. */
    readonly savedAt: number
    /** This device wrote its current version. */
    readonly isOurs: boolean
    /** The local file is known to come from its current version, `no`: from another one. */
    readonly isBase: 'yes' | 'no' | 'unknown'
    /** Whether it holds what the local file holds: `unread` shows once the local file has been read. */
    readonly content: 'same' | 'different' | 'unread' | 'unknown'
    /** Own, and with the right to replace it. */
    readonly canReplace: boolean
    readonly undo: 'version' | 'safety-copy' | 'no'
    /** The server has refused to replace it a moment ago. */
    readonly isInUse: boolean
  } | null
  /** What is in the way, whatever is in it. */
  readonly taken: Extract<PlanReason, { kind: 'taken' }> | null
  /** Null: the server takes such a name. */
  readonly refused: Extract<PlanReason, { kind: 'not-allowed' }> | null
  readonly folder: {
    readonly canUploadInto: boolean
    /** Bytes of one file; null: any. */
    readonly maxSize: number | null
  }
  /** Bytes; null: not known. */
  readonly free: number | null
  /** What is there is to stay. */
  readonly keepBoth: boolean
}

export interface PlanJudgement {
  readonly kind: PlanKind
  /** Null: a question, nothing is sent until it is answered. */
  readonly choice: PlanChoice | null
  /** In the order they are shown; empty: there is nothing to choose. */
  readonly choices: readonly PlanChoice[]
  readonly reason: PlanReason | null
}

const over: readonly PlanChoice[] = ['replace', 'if-different', 'beside', 'skip']
const blocked = (reason: PlanReason): PlanJudgement => ({
  kind: reason.kind,
  choice: 'skip',
  choices: [],
  reason,
})

/** What a file will do if nobody says otherwise, and what else it may do (design §4.3). */
export function judge(facts: PlanFacts): PlanJudgement {
  const { local, there, taken, refused, folder, free } = facts
  if (refused?.why === 'name')
    return { kind: 'not-allowed', choice: 'skip', choices: ['beside', 'skip'], reason: refused }
  if (refused) return blocked(refused)
  if (there ? !there.canReplace && !folder.canUploadInto : !folder.canUploadInto)
    return blocked({ kind: 'not-allowed', why: 'owner' })
  if (folder.maxSize !== null && local.size > folder.maxSize)
    return blocked({ kind: 'too-big', limit: folder.maxSize })
  if (free !== null && local.size > free) return blocked({ kind: 'no-space', free })
  if (taken) return takenBy(facts, taken)
  if (!there) return { kind: 'new', choice: 'add', choices: ['add', 'skip'], reason: null }
  if (!there.canReplace)
    return {
      kind: 'not-allowed',
      choice: facts.keepBoth ? 'beside' : 'skip',
      choices: ['beside', 'skip'],
      reason: { kind: 'not-allowed', why: 'owner' },
    }
  return onFile(facts, there)
}

/** Only a file can be replaced, and no content that another row of the same plan has just put there. */
function takenBy(
  { keepBoth, there }: PlanFacts,
  taken: Extract<PlanReason, { kind: 'taken' }>,
): PlanJudgement {
  const canReplace = (taken.by === 'case' || taken.by === 'unicode') && there?.canReplace === true
  return {
    kind: 'taken',
    choice: keepBoth ? 'beside' : null,
    choices: canReplace ? ['replace', 'beside', 'skip'] : ['beside', 'skip'],
    reason: taken,
  }
}

function onFile({ local, keepBoth }: PlanFacts, there: NonNullable<PlanFacts['there']>): PlanJudgement {
  const row = (kind: PlanKind, choice: PlanChoice | null, choices = over): PlanJudgement => ({
    kind,
    choice: keepBoth && kind !== 'same' ? 'beside' : choice,
    choices,
    reason: null,
  })
  if (there.content === 'same') return row('same', 'skip', ['skip', 'replace', 'beside'])
  if (isNewer(local, there)) return row('newer', null, ['replace', 'beside', 'skip'])
  if (there.isInUse) return row('in-use', 'replace', ['replace', 'beside', 'skip'])
  // Somebody else's content would be lost for good: nobody replaces that without having said so.
  const isLost = there.undo === 'no' && !there.isOurs && there.size > 0
  if (there.content === 'unread') return row('unchecked', isLost ? null : 'if-different')
  return row('replace', isLost ? null : 'replace')
}

/**
 * The local file was built on another version, or nothing says on which and the server's is newer than it. What only this
 * device has written since is no surprise, nor is a file that never had content.
 */
function isNewer(local: PlanFacts['local'], there: NonNullable<PlanFacts['there']>): boolean {
  if (there.isOurs || there.size === 0 || there.isBase === 'yes') return false
  return there.isBase === 'no' || there.savedAt > local.modifiedAt
}

/** Whether a row is sent with this choice. `content`: as in the facts; what is unread is read before it is sent. */
export function isSent(
  choice: PlanChoice | null,
  content: 'same' | 'different' | 'unread' | 'unknown',
): boolean {
  if (choice === null || choice === 'skip') return false
  return choice !== 'if-different' || content !== 'same'
}
