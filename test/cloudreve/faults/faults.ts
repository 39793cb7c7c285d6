import { ApiError } from '../http/reply.ts'
import type { RequestRecord } from '../http/requests.ts'
import { LostUpdateWindow } from './lost-update.ts'

export type Fault =
  /** Breaks the connection when that many body bytes have come. */
  | { readonly kind: 'cut'; readonly afterBodyBytes: number }
  /** The work is done, its answer is lost. */
  | { readonly kind: 'cut-after-body' }
  /** The whole body is read, nothing is done, no answer. */
  | { readonly kind: 'cut-before-work' }
  /** Stops reading for as long as the connection lives; without a number before anything is done. */
  | { readonly kind: 'stall'; readonly afterBodyBytes?: number }
  | { readonly kind: 'slow-read'; readonly bytesPerSecond: number }
  /** Another answer, instead of the work or (`work`) after it; `beforeBody` does not wait for the body. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly contentType: string
      readonly headers?: Readonly<Record<string, string>>
      readonly body: string
      readonly beforeBody?: boolean
      readonly work?: boolean
    }
  /** The reply's `data.size` is replaced. */
  | { readonly kind: 'wrong-size'; readonly size: number }
  /** Breaks the connection when that many bytes of the answer's body are out. */
  | { readonly kind: 'cut-answer'; readonly afterBytes: number }
  /** Ends the answer there as if that were all of it: a proxy that drops lengths, before a server that is gone. */
  | { readonly kind: 'short-answer'; readonly afterBytes: number }
  /** The whole content comes, whatever part of it was asked for. */
  | { readonly kind: 'ignore-range' }
  | { readonly kind: 'slow-answer'; readonly bytesPerSecond: number }
  /** The answer comes that much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Something else happens before the request is looked at. */
  | { readonly kind: 'after'; readonly happens: () => Promise<unknown> }
  /** The request counts as anonymous. */
  | { readonly kind: 'expired-token' }

export interface FaultRule {
  readonly match:
    | ((request: RequestRecord) => boolean)
    | {
        readonly method?: string
        /** Tested against the path without the base path. */ readonly path?: RegExp
      }
  /** Default: until removed. */
  readonly times?: number
  readonly do: Fault
}

type Wedge = 'none' | 'everything' | 'writes'

/** What a test makes go wrong. */
export class Faults {
  private rules: { readonly rule: FaultRule; left: number }[] = []
  private wedged: Wedge = 'none'
  private lockLeft = false
  private failingCommits = 0
  private window: LostUpdateWindow | null = null

  add(rule: FaultRule): () => void {
    const entry = { rule, left: rule.times ?? Infinity }
    this.rules.push(entry)
    return () => {
      this.rules = this.rules.filter((each) => each !== entry)
    }
  }

  /** The database of contract "cancelled requests": first every call fails, later only writes do. */
  wedge(what: Exclude<Wedge, 'none'> = 'everything'): void {
    this.wedged = what
    this.lockLeft = false
  }

  unwedge(): void {
    this.wedged = 'none'
  }

  /** The next commits of upload sessions fail once: 50001, and repeated chunks answer 0 without a commit. */
  failNextCommit(times = 1): void {
    this.failingCommits = times
  }

  /** Lets the next `count` PUTs through that were given the same base. */
  lostUpdateWindow(count: number): void {
    this.window = new LostUpdateWindow(count)
  }

  /** The fault of this request; counts it. */
  take(request: RequestRecord): Fault | null {
    const entry = this.rules.find(({ rule, left }) => left > 0 && matches(rule, request))
    if (entry === undefined) return null
    entry.left -= 1
    return entry.rule.do
  }

  checkRead(): void {
    if (this.wedged === 'everything') throw new ApiError(50001, 'failed to get login user')
  }

  checkWrite(): void {
    if (this.wedged === 'writes') throw new ApiError(50001, 'Failed to start transaction')
  }

  /** As checkWrite, but the first failed upload leaves its rows and its lock behind (contract §0, 50001). */
  checkUpload(): { readonly leftovers: boolean } {
    if (this.wedged !== 'writes' || this.lockLeft) {
      this.checkWrite()
      return { leftovers: false }
    }
    this.lockLeft = true
    return { leftovers: true }
  }

  takeFailingCommit(): boolean {
    if (this.failingCommits === 0) return false
    this.failingCommits -= 1
    return true
  }

  async enterWindow(): Promise<() => void> {
    const window = this.window
    if (window === null) return () => undefined
    const entered = window.enter()
    if (window.complete) this.window = null
    return entered
  }
}

function matches(rule: FaultRule, request: RequestRecord): boolean {
  if (typeof rule.match === 'function') return rule.match(request)
  const { method, path } = rule.match
  return (
    (method === undefined || method === request.method) && (path === undefined || path.test(request.path))
  )
}
