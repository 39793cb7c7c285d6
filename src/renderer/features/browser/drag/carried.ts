/** What is dragged inside of the window; other programs see nothing of it. */
const types = { rows: 'application/x-redrop-rows', pin: 'application/x-redrop-pin' } as const
type Carried = keyof typeof types

export function carry(data: DataTransfer, what: Carried, ids: readonly string[]): void {
  data.setData(types[what], JSON.stringify(ids))
  data.effectAllowed = what === 'pin' ? 'move' : 'link'
}

/** Readable at any time of the drag. */
export function carries(data: DataTransfer, what: Carried): boolean {
  return data.types.includes(types[what])
}

/** Ids of rows or of a pin: only readable when they are dropped. */
export function carried(data: DataTransfer, what: Carried): readonly string[] {
  const ids: unknown = JSON.parse(data.getData(types[what]) || '[]')
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
