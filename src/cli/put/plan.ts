import type { NewTransfer } from '../../core/engine/engine.ts'
import { putPlan, twinIn } from '../../core/services/put-plan.ts'
import type { PutRequest } from '../../core/services/put-targets.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type { Remote } from '../with-core.ts'
import { remoteName } from './places.ts'

/** What each file will do. Throws RedropError `usage` for two that would become one, and what `putPlan` throws. */
export async function plan(
  t: Translator,
  { core, connection }: Remote,
  request: PutRequest,
  options: { readonly parents: boolean },
): Promise<NewTransfer[]> {
  const wanted = await putPlan(core, connection, request, options)
  const twin = twinIn(wanted)
  if (twin) throw twins(t, remoteName(twin))
  return wanted
}

/** Two files that would become one: which of them is meant? */
export function twins(t: Translator, name: string): RedropError {
  return new RedropError('usage', { detail: t('cli.put.sameName', { name }) })
}
