/** Milliseconds within which messages belong together. */
const together = 5000
/** So many are said one by one. */
const single = 3
/** Milliseconds between two numbers: nobody reads faster, and dozens may end in a second. */
const pause = 1000

/** Many messages of one kind that come together: the first are said one by one, then all of them as one with a number. */
export function createBurst(now: () => number = Date.now) {
  let count = 0
  let last = -Infinity
  let closers: (() => void)[] = []
  /** What says the number by now, if it was not said yet. */
  let unsaid: (() => () => void) | null = null
  let due: ReturnType<typeof setTimeout> | null = null

  function say(): void {
    due = null
    if (unsaid === null) return
    for (const close of closers) close()
    closers = [unsaid()]
    unsaid = null
    due = setTimeout(say, pause)
  }

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
      const sofar = count
      unsaid = () => all(sofar)
      if (due === null) say()
    },
    /** What was said last was said one by one. */
    isOne: () => count <= single,
    stop: () => due !== null && clearTimeout(due),
  }
}
