import type { LinkInfo } from '../../../shared/ipc/contract.ts'
import type { LinkPhase } from '../../../shared/model/index.ts'

export const linkFilters = ['all', 'needs-you', 'to-send', 'watching', 'paused'] as const
export type LinkFilter = (typeof linkFilters)[number]

const order: readonly LinkPhase[] = ['needs-you', 'not-found', 'changed', 'sending', 'watching', 'paused']
const filterOfPhase: Readonly<Record<LinkPhase, LinkFilter>> = {
  'needs-you': 'needs-you',
  'not-found': 'needs-you',
  changed: 'to-send',
  sending: 'all',
  watching: 'watching',
  paused: 'paused',
}
const byName = new Intl.Collator(undefined, { numeric: true })

/** What a link is shown as: one that is paused is told so even if it has changed since. */
export function shownPhase({ phase, isPaused, transfer }: LinkInfo): LinkPhase {
  return phase === 'changed' && isPaused && transfer === null ? 'paused' : phase
}

/** Something beside its phase keeps it from being sent. A file that is only read needs nobody. */
export function isStopped({ trouble, phase }: LinkInfo): boolean {
  return trouble !== null && (trouble !== 'read-only' || phase === 'changed')
}

export function isIn(filter: LinkFilter, link: LinkInfo): boolean {
  if (filter === 'all') return true
  return filter === (isStopped(link) ? 'needs-you' : filterOfPhase[shownPhase(link)])
}

/** Most urgent first: needs you, not found, changed, sending, watching, paused; by name where that is the same. */
export function byUrgency(links: readonly LinkInfo[]): readonly LinkInfo[] {
  const rank = (link: LinkInfo) => (isStopped(link) ? 0 : order.indexOf(shownPhase(link)))
  return links.toSorted((a, b) => rank(a) - rank(b) || byName.compare(a.name, b.name))
}

export type LinkEntry =
  | { readonly kind: 'head'; readonly of: LinkInfo['kind']; readonly count: number }
  | { readonly kind: 'link'; readonly link: LinkInfo; readonly index: number }

/** Edits under their head, then links under theirs. `index`: among the links alone. */
export function entriesOf(links: readonly LinkInfo[]): readonly LinkEntry[] {
  const groups = (['edit', 'link'] as const).map((of) => ({
    of,
    links: byUrgency(links.filter(({ kind }) => kind === of)),
  }))
  const entries: LinkEntry[] = []
  let index = 0
  for (const { of, links: some } of groups) {
    if (some.length > 0) entries.push({ kind: 'head', of, count: some.length })
    for (const link of some) entries.push({ kind: 'link', link, index: index++ })
  }
  return entries
}
