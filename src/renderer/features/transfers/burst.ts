/** Milliseconds within which messages belong together. */
const together = 5000
/** So many are said one by one. */
const single = 3

/** Many messages of one kind that come together: the first are said one by one, then all of them as one with a number. */
export function createBurst(now: () => number = Date.now) {
  let count = 0
  let last = -Infinity
  let closers: (() => void)[] = []

  return {
    /** Each of `one` and `all` says something, and answers what takes it back. */
    add(one: () => () => void, all: (count: number) => () => void): void {
      if (now() - last > together) {
        count = 0
        closers = []
      }
      last = now()
      count++
      if (count <= single) {
        closers.push(one())
        return
      }
      for (const close of closers) close()
      closers = [all(count)]
    },
    /** What was said last was said one by one. */
    isOne: () => count <= single,
  }
}
