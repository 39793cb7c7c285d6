import { RedropError } from '../../shared/errors.ts'

/** Listings under way at once: a listing is never hung up on, and many at once can wedge a site (design §6). */
const atOnce = 2

/** Lets two listings run; of those that wait only the newest stays, the others throw RedropError `cancelled`. */
export class Listings {
  private running = 0
  private next: PromiseWithResolvers<undefined> | null = null

  async run<T>(list: () => Promise<T>): Promise<T> {
    if (this.running >= atOnce) await this.turn()
    else this.running++
    try {
      return await list()
    } finally {
      this.release()
    }
  }

  private turn(): Promise<undefined> {
    this.next?.reject(new RedropError('cancelled'))
    this.next = Promise.withResolvers<undefined>()
    return this.next.promise
  }

  /** The place goes to the one that waits. */
  private release(): void {
    if (this.next) this.next.resolve(undefined)
    else this.running--
    this.next = null
  }
}
