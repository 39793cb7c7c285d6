import { createFolder } from '../../core/cloudreve/files.ts'
import { leaseKey } from '../../core/domain/target-key.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { putTargets, type PutRequest } from '../../core/services/put-targets.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type { Remote } from '../with-core.ts'
import { remoteName, shownPlace } from './places.ts'

/** What each file will do. Throws RedropError `not-found`, `usage` and what `putTargets` throws. */
export async function plan(
  t: Translator,
  remote: Remote,
  request: PutRequest,
  options: { readonly parents: boolean },
): Promise<NewTransfer[]> {
  const { core, connection } = remote
  const { sources, uri } = request
  // Several files go into a folder, whether it is there or not.
  const place = sources.length > 1 && !uri.endsWith('/') ? `${uri}/` : uri
  const look = () => putTargets(core, connection, { ...request, uri: place })
  const wanted = await look().catch(async (error: unknown) => {
    const missing = error instanceof RedropError && error.code === 'not-found' ? error.params['uri'] : null
    if (typeof missing !== 'string') throw error
    if (!options.parents)
      throw new RedropError('folder-missing', { uri: shownPlace(missing) }, { cause: error })
    await createFolder(connection.api, missing)
    return look()
  })
  refuseTwins(t, wanted)
  refuseUnknownVersion(wanted, request)
  return wanted
}

/** Two files that would become one: which of them is meant? */
function refuseTwins(t: Translator, wanted: readonly NewTransfer[]): void {
  const places = new Set<string>()
  for (const one of wanted) {
    const place = leaseKey(one)
    if (places.has(place))
      throw new RedropError('usage', { detail: t('cli.put.sameName', { name: remoteName(one) }) })
    places.add(place)
  }
}

/** A version was named, but there is no file that could have it. */
function refuseUnknownVersion(wanted: readonly NewTransfer[], { ifVersion }: PutRequest): void {
  const create = wanted.find(({ target }) => target.kind === 'create')
  if (ifVersion !== undefined && create)
    throw new RedropError('version-unknown', { name: remoteName(create), version: ifVersion })
}
