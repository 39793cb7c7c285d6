/** How far a key moves in a list, in rows; undefined: it moves nothing. `height` of what is seen and of a row, in px. */
export function listStep(
  key: string,
  seen: { readonly height: number; readonly row: number },
): number | undefined {
  // One row of what was seen before stays in sight.
  const page = Math.max(1, Math.floor(seen.height / seen.row) - 1)
  const steps: Readonly<Partial<Record<string, number>>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity,
  }
  return steps[key]
}
