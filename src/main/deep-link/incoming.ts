import { z } from 'zod'
import { readArguments, type SmallWindow } from './command-line.ts'

/** What other programs ask of Redrop. */
export interface Incoming {
  readonly links: readonly string[]
  readonly files: readonly string[]
  /** A small window that is wanted in place of the main one. */
  readonly small?: SmallWindow | null
}

/** Crosses from a second start to the one that runs. Arguments as they were given: Chromium adds to its own copy of them. */
const handedOver = z.object({
  args: z.array(z.string().max(32_768)).max(10_000),
  cwd: z.string().max(32_768),
})
export type HandedOver = z.infer<typeof handedOver>

/** Collects what comes from outside, from before the app is ready on; what was not understood shows the window. */
export class Inbox {
  private waiting: Incoming[] = []
  private handler: ((incoming: Incoming) => void) | null = null

  put(incoming: Incoming): void {
    if (this.handler) this.handler(incoming)
    else this.waiting.push(incoming)
  }

  /** A second start; `data` is what it handed over. */
  secondStart(data: unknown): void {
    const parsed = handedOver.safeParse(data)
    const { args, cwd } = parsed.success ? parsed.data : { args: [], cwd: '/' }
    const asked = readArguments(args, cwd)
    // The system starts it at login although it runs: nobody asked for a window.
    if (!asked.isHidden) this.put(asked)
  }

  attach(handler: (incoming: Incoming) => void): void {
    this.handler = handler
    const { waiting } = this
    this.waiting = []
    waiting.forEach(handler)
  }
}
