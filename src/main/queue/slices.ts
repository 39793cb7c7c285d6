import { setImmediate } from 'node:timers/promises'

/** Rows that are dealt with in one go: some milliseconds, so that window and sockets get their turn in between. */
const size = 100

/** Long lists in parts, with a pause for everything else between two of them. */
export async function* slices<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) {
    if (at > 0) await setImmediate()
    yield all.slice(at, at + size)
  }
}
