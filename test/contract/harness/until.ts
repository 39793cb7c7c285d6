import { setTimeout as wait } from 'node:timers/promises'

/** Asks again and again until there is an answer; for states of the server that announce themselves in no other way. */
export async function until<T>(ask: () => Promise<T | undefined>, milliseconds = 5000): Promise<T> {
  const end = Date.now() + milliseconds
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > end) throw new Error(`not so within ${milliseconds} ms`)
    await wait(10)
  }
}
