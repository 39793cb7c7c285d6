/** Milliseconds after which typing begins anew. */
const pause = 1_000

/** Finds rows by the first letters of their names. */
export function createTypeAhead(now: () => number = Date.now) {
  let typed = ''
  let last = 0

  return {
    /** Whether a blank belongs to a name that is being typed rather than selecting the row. */
    typing: () => typed !== '' && now() - last < pause,

    /** The index of the row to go to after `key`, or −1. `from`: where the keyboard is. */
    find(key: string, names: readonly string[], from: number): number {
      if (now() - last >= pause) typed = ''
      last = now()
      typed += fold(key)
      // The same letter over and over goes through all that begin with it.
      const same = Array.from(typed).every((one) => one === typed[0])
      const wanted = same ? (typed[0] ?? '') : typed
      const start = same ? from + 1 : Math.max(0, from)
      for (let step = 0; step < names.length; step++) {
        const index = (start + step) % names.length
        if (fold(names[index] ?? '').startsWith(wanted)) return index
      }
      return -1
    },
  }
}

/** Names are compared without case and without the difference between composed and decomposed letters. */
export function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase()
}
