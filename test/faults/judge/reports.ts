import type { LedgerEntry } from '../../cloudreve/state/types.ts'
import type { Told, TransferFact } from '../client/messages.ts'
import type { World } from '../world/world.ts'
import type { Testimony, Witness } from './witness.ts'

/** What the client says of each transfer, against what the server did. */
export function reports(world: World, witness: Witness, told: Told): string[] {
  const sent = told.transfers.filter(({ path }) => !world.places.some((place) => place.path === path))
  const problems = sent.flatMap((fact) => {
    const testimony = witness.testimonies.get(fact.id)
    if (!testimony || testimony.file < 0) return [`a transfer of no file: ${fact.path}`]
    return ofTransfer(world, fact, testimony, witness.commitsOf(testimony)).map(
      (problem) => `${fact.path.split('/').at(-1) ?? ''} (${fact.state}): ${problem}`,
    )
  })
  if (told.transfers.length !== world.files.length + world.places.length)
    problems.push('not every file has its one transfer')
  return [...problems, ...ofHistory(world, witness, told)]
}

function ofTransfer(
  world: World,
  fact: TransferFact,
  testimony: Testimony,
  commits: readonly LedgerEntry[],
): string[] {
  const problems: string[] = []
  // A file that was moved or deleted meanwhile is sent anew where its user says.
  const wasGone =
    testimony.conflicts.some(({ kind }) => kind === 'moved' || kind === 'gone')
    || wasMovedUnseen(world, testimony, commits)
  if (isCommittedTwice(world, commits) && !wasGone) problems.push('the same content was stored twice')
  const wasCovered = testimony.conflicts.some(({ kind }) => kind === 'covered')
  switch (fact.state) {
    case 'done saved':
    case 'done identical':
      if (commits.length === 0) problems.push('nothing of it was ever stored')
      break
    case 'done declined':
      if (commits.length > 0 && !wasCovered && !isOutOfSight(world, commits))
        problems.push('it was stored all the same')
      break
    case 'needs-decision covered':
      if (commits.length !== 1) problems.push('it was not stored')
      break
    case 'ended failed internal':
      problems.push('a mistake of the product is told to its user')
      break
    case 'ended failed size-mismatch':
      break
    default:
      if (/^(queued|waiting|checking|sending|saving|resolving|verifying)/.test(fact.state))
        problems.push('it rests although nothing is in its way')
      if (commits.length > 0 && !isOutOfSight(world, commits)) problems.push('it was stored all the same')
  }
  return problems
}

/** A new file is known by its place alone until its answer has come: moved before, nothing leads to it. */
function wasMovedUnseen({ plan }: World, { file }: Testimony, [first]: readonly LedgerEntry[]): boolean {
  const isMoved = plan.strangers.some((one) => one.file === file && ['rename', 'trash'].includes(one.does))
  return first?.base === null && isMoved
}

/** Unless somebody has replaced the first one since, where the site keeps no versions: nothing shows it any more. */
function isCommittedTwice(world: World, commits: readonly LedgerEntry[]): boolean {
  return commits.some((first, index) => {
    const again = commits.slice(index + 1).find(({ sha256 }) => sha256 === first.sha256)
    const replaced = world.server.ledger.entries.find(({ base }) => base === first.versionId)
    return again && !(isOutOfSight(world, [first]) && replaced && replaced.versionId !== again.versionId)
  })
}

/**
 * No way to see that it was stored: the server has kept no trace of the version, or the file was moved away, where a new
 * one came into being that was taken back.
 */
function isOutOfSight({ server }: World, commits: readonly LedgerEntry[]): boolean {
  const { site } = server
  return commits.every(({ versionId }) => {
    const entity = site.state.entities.find(({ id }) => site.ids.encode('entity', id) === versionId)
    const file = entity && site.state.files.find(({ entities }) => entities.includes(entity.id))
    return !file || site.tree.top(file).trashed
  })
}

/** Rows of the history name versions that exist and have our content. */
function ofHistory({ server, files, plan }: World, witness: Witness, told: Told): string[] {
  const ours = files.flatMap(({ contents }) => contents)
  return told.history.flatMap(({ result, after, before }) => {
    if (result !== 'replaced' && result !== 'created') return []
    const entry = server.ledger.entries.find(({ versionId }) => versionId === after)
    if (!entry || !ours.includes(entry.sha256))
      return [`history: ${result} by ${String(after)}, which is not ours`]
    const isKnown = before === entry.base || witness.wasCovered(entry.base) || !plan.site.retention.enabled
    return isKnown ? [] : [`history: ${String(after)} did not replace ${String(before)}`]
  })
}
