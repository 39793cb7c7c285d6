import type { HistoryEntry } from '../../../shared/ipc/contract.ts'

export type ListItem =
  /** `count`: null while more of that day may follow. */
  | { readonly kind: 'day'; readonly day: string; readonly at: number; readonly count: number | null }
  | { readonly kind: 'entry'; readonly entry: HistoryEntry; readonly index: number }

/** The entries with a head before every day, by this computer's calendar. */
export function withDays(entries: readonly HistoryEntry[], hasMore: boolean): readonly ListItem[] {
  const days: { day: string; at: number; first: number }[] = []
  for (const [index, { at }] of entries.entries()) {
    const day = new Date(at).toDateString()
    if (days.at(-1)?.day !== day) days.push({ day, at, first: index })
  }
  return days.flatMap(({ day, at, first }, number) => {
    const end = days[number + 1]?.first ?? entries.length
    const isWhole = number < days.length - 1 || !hasMore
    const items = entries
      .slice(first, end)
      .map((entry, offset) => ({ kind: 'entry', entry, index: first + offset }) as const)
    return [{ kind: 'day', day, at, count: isWhole ? end - first : null } as const, ...items]
  })
}
