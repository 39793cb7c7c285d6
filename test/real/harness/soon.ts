import { setTimeout as wait } from 'node:timers/promises'

const limit = 60_000

/** Asks until there is an answer that is not null; throws after a minute. */
export async function soon<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + limit
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > end) throw new Error(`waited for ${what}`)
    await wait(100)
  }
}
