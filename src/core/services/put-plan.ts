import { RedropError } from '../../shared/errors.ts'
import { shownPlace } from '../../shared/uri.ts'
import { createFolder } from '../cloudreve/files.ts'
import { leaseKey } from '../domain/target-key.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import type { NewTransfer } from '../engine/engine.ts'
import { putTargets, type PutRequest } from './put-targets.ts'

/**
 * What each file of a command will do; `parents`: missing folders are made. Throws RedropError `folder-missing`,
 * `version-unknown` and what `putTargets` throws.
 */
export async function putPlan(
  ctx: Pick<EngineContext, 'store' | 'clock'>,
  connection: Connection,
  request: PutRequest,
  options: { readonly parents: boolean },
): Promise<NewTransfer[]> {
  const { sources, uri } = request
  // Several files go into a folder, whether it is there or not.
  const place = sources.length > 1 && !uri.endsWith('/') ? `${uri}/` : uri
  const look = () => putTargets(ctx, connection, { ...request, uri: place })
  const wanted = await look().catch(async (error: unknown) => {
    const missing = error instanceof RedropError && error.code === 'not-found' ? error.params['uri'] : null
    if (typeof missing !== 'string') throw error
    if (!options.parents)
      throw new RedropError('folder-missing', { uri: shownPlace(missing) }, { cause: error })
    await createFolder(connection.api, missing)
    return look()
  })
  refuseUnknownVersion(wanted, request)
  return wanted
}

/** One that would go to the place of another; null: each has a place of its own. */
export function twinIn(wanted: readonly NewTransfer[]): NewTransfer | null {
  const places = new Set<string>()
  for (const one of wanted) {
    const place = leaseKey(one)
    if (places.has(place)) return one
    places.add(place)
  }
  return null
}

/** A version was named, but there is no file that could have it. */
function refuseUnknownVersion(wanted: readonly NewTransfer[], { ifVersion }: PutRequest): void {
  for (const { target } of wanted)
    if (ifVersion !== undefined && target.kind === 'create')
      throw new RedropError('version-unknown', { name: target.name, version: ifVersion })
}
