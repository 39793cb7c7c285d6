import type { DecisionGroup } from '../../stores/decision-groups.ts'
import type { AskingItem } from '../../stores/decisions.ts'

/** A row of the list: the head of a group, or a question of it. */
export type ListEntry =
  | { readonly kind: 'group'; readonly group: DecisionGroup }
  | { readonly kind: 'question'; readonly item: AskingItem }

export function entriesOf(groups: readonly DecisionGroup[]): readonly ListEntry[] {
  return groups.flatMap((group) => [
    { kind: 'group' as const, group },
    ...group.items.map((item) => ({ kind: 'question' as const, item })),
  ])
}

export function keyOf(entry: ListEntry | undefined): string {
  return entry?.kind === 'question' ? entry.item.id : `group ${entry?.group.kind ?? ''}`
}
