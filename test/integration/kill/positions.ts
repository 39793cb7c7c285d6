import { createHash } from 'node:crypto'

/** As many positions below `end`, ascending; the same for the same seed. */
export function positions(seed: string, count: number, end: number): number[] {
  const all = Array.from(
    { length: count },
    (_, index) => createHash('sha256').update(`${seed} ${index}`).digest().readUInt32BE() % end,
  )
  return all.sort((a, b) => a - b)
}
