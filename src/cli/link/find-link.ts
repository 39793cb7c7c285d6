import { resolve } from 'node:path'
import type { Core } from '../../core/compose.ts'
import type { LinkRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

/**
 * The link that is meant: by the beginning of its id, its local file or its remote one. Throws RedropError
 * `link-unknown`, `usage` (several).
 */
export async function findLink(t: Translator, { store }: Core, named: string): Promise<LinkRow> {
  const rows = await store.links.list()
  const byPlace = rows.filter(({ path, file }) => path === resolve(named) || file.uri === named)
  const found = byPlace.length > 0 ? byPlace : rows.filter(({ id }) => id.startsWith(named))
  const [row, another] = found
  if (!row) throw new RedropError('link-unknown', { id: named })
  if (another) throw new RedropError('usage', { detail: t('cliLink.several', { id: named }) })
  return row
}

/** Enough of an id to name it in a command. */
export function shortLink({ id }: Pick<LinkRow, 'id'>): string {
  return id.slice(0, 8)
}
