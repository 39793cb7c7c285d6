import type { Told } from '../client/messages.ts'
import type { World } from '../world/world.ts'
import { leftovers } from './leftovers.ts'
import { reports } from './reports.ts'
import type { Witness } from './witness.ts'

/** Everything that is wrong, in sentences. The server's ledger is believed, nothing else. */
export async function judge(world: World, witness: Witness, told: Told): Promise<string[]> {
  const locals = await Promise.all(world.files.map((file) => file.trouble()))
  const fetched = world.places.map((place) =>
    place.trouble(told.transfers.find(({ path }) => path === place.path)?.state ?? 'no transfer'),
  )
  return [
    ...witness.errors.map((error) => `an error that nobody should see: ${error}`),
    ...contents(world, witness),
    ...unseen(world, witness),
    ...reports(world, witness, told),
    ...[...locals, ...(await Promise.all(fetched))].filter((trouble) => trouble !== null),
    ...(await leftovers(world, told)),
  ]
}

/** Every version that ever was is one of the contents that somebody sent, whole. */
function contents({ server }: World, witness: Witness): string[] {
  return server.ledger.entries
    .filter(({ sha256 }) => witness.nameOf(sha256) === 'UNKNOWN CONTENT')
    .map(
      ({ uri, size, versionId }) => `${uri}: version ${versionId} of ${size} bytes was never sent by anybody`,
    )
}

/** What we replaced, our user had seen; or it was let through at the same time, and the user was told. */
function unseen({ server, plan }: World, witness: Witness): string[] {
  const problems: string[] = []
  const ours = new Set<string>()
  const all = [...witness.testimonies.values()]
  for (const testimony of all) for (const { versionId } of witness.commitsOf(testimony)) ours.add(versionId)
  for (const testimony of all) {
    for (const { base, versionId, uri } of witness.commitsOf(testimony)) {
      if (base === null || ours.has(base) || testimony.seen.has(base)) continue
      // A site that keeps no versions shows no trace of what was let through at the same moment.
      if (!plan.site.retention.enabled && plan.strangers.some(({ does }) => does === 'race')) continue
      const told = testimony.conflicts.some(({ covered }) => covered === base)
      // Written to a place its file had gone from, and taken back.
      const isBack = server.site.state.files.some(
        ({ primaryEntity }) => server.site.ids.encode('entity', primaryEntity) === base,
      )
      if (!told && !isBack)
        problems.push(`${uri}: ${versionId} was written over ${base}, which its sender never saw`)
    }
  }
  const restored = server.ledger.entries.filter(({ route, base }) => route === 'restore' && base !== null)
  for (const { base, uri } of restored) {
    if (base !== null && !ours.has(base))
      problems.push(`${uri}: the version ${base} of somebody else was switched away`)
  }
  return problems
}
