/** Ids of rows. `active` has the keyboard; a range goes from `anchor` to it. */
export interface Selection {
  readonly selected: ReadonlySet<string>
  readonly active: string | null
  readonly anchor: string | null
}

export interface Modifiers {
  /** Extends the range. */
  readonly range: boolean
  /** Leaves the rest selected (pointer), or moves without selecting (keys). */
  readonly add: boolean
}

export const noSelection: Selection = { selected: new Set(), active: null, anchor: null }

export function selectOnly(id: string): Selection {
  return { selected: new Set([id]), active: id, anchor: id }
}

/** `ids`: the rows in the order they are shown. */
export function selectAll(ids: readonly string[], { active, anchor }: Selection): Selection {
  return { selected: new Set(ids), active: active ?? ids[0] ?? null, anchor: anchor ?? ids[0] ?? null }
}

export function toggle({ selected }: Selection, id: string): Selection {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return { selected: next, active: id, anchor: id }
}

export function click(
  selection: Selection,
  ids: readonly string[],
  id: string,
  { range, add }: Modifiers,
): Selection {
  if (range) return extend(selection, ids, id, add)
  return add ? toggle(selection, id) : selectOnly(id)
}

/** Arrow keys, Home, End and type-ahead: `index` is cut to the rows there are. */
export function moveTo(
  selection: Selection,
  ids: readonly string[],
  index: number,
  { range, add }: Modifiers,
): Selection {
  const id = ids[Math.min(ids.length - 1, Math.max(0, index))]
  if (id === undefined) return selection
  if (range) return extend(selection, ids, id, add)
  return add ? { ...selection, active: id } : selectOnly(id)
}

/** Rows that are no longer shown are not selected either: an action never reaches what is not seen. */
export function keepOnly(selection: Selection, ids: readonly string[]): Selection {
  const there = new Set(ids)
  const { active, anchor } = selection
  return {
    selected: new Set([...selection.selected].filter((id) => there.has(id))),
    active: active !== null && there.has(active) ? active : null,
    anchor: anchor !== null && there.has(anchor) ? anchor : null,
  }
}

function extend(selection: Selection, ids: readonly string[], id: string, add: boolean): Selection {
  const anchor = selection.anchor ?? selection.active ?? ids[0] ?? id
  const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b)
  const range = ids.slice(Math.max(0, from ?? 0), (to ?? 0) + 1)
  return { selected: new Set(add ? [...selection.selected, ...range] : range), active: id, anchor }
}
