import { RedropError } from '../../shared/errors.ts'

/** A sign-in that asks: each question is a step, and the next step follows an answer. */
export class Flow<Step> {
  private next = Promise.withResolvers<Step>()
  private waiting: PromiseWithResolvers<string> | null = null
  private readonly controller = new AbortController()

  /** Aborted when the user gives up. */
  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** Runs the sign-in; its end is the last step. */
  begin(work: Promise<Step>): Promise<Step> {
    // Both may settle when nobody waits for a step: then nobody needs to hear of it.
    this.next.promise.catch(() => undefined)
    work.then(
      (step) => this.next.resolve(step),
      (error: unknown) => this.next.reject(error),
    )
    return this.next.promise
  }

  /** Asks the user; resolves with what they type. */
  ask(step: Step): Promise<string> {
    this.waiting = Promise.withResolvers<string>()
    this.next.resolve(step)
    return this.waiting.promise
  }

  /** Resolves with the step that the answer leads to. */
  answer(text: string): Promise<Step> {
    const { waiting } = this
    if (!waiting) throw new RedropError('cancelled')
    this.waiting = null
    this.next = Promise.withResolvers<Step>()
    this.next.promise.catch(() => undefined)
    waiting.resolve(text)
    return this.next.promise
  }

  /** The step that is being waited for. */
  step(): Promise<Step> {
    return this.next.promise
  }

  cancel(): void {
    const error = new RedropError('cancelled')
    this.controller.abort(error)
    this.waiting?.reject(error)
    this.waiting = null
  }
}
