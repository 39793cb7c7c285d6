import { randomUUID } from 'node:crypto'
import type { RemoteEntry } from '../../../shared/model/index.ts'
import { RedropError, type ErrorCode } from '../../../shared/errors.ts'
import { folderEvents, type FileEvent } from '../../cloudreve/events.ts'
import { list } from '../../cloudreve/listing.ts'
import { backoff } from '../../domain/backoff.ts'
import type { Connection } from '../../engine/context.ts'
import type { Clock } from '../../ports/clock.ts'
import { Hints, type Found } from './hints.ts'
import { Proof, type Liveness } from './proof.ts'

export interface FolderWatchParts {
  /** URI of the folder. */
  readonly uri: string
  readonly clock: Clock
  /** Work on the folder's site; throws RedropError. */
  readonly remote: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>
  /** Version ids that this device wrote. */
  isOwn(version: string): Promise<boolean>
  /** Somebody can see the folder. */
  isSeen(): boolean
  random(): number
  onState(state: Liveness): void
  /** Entries of the folder as they are now; by how many milliseconds the server's clock is ahead. */
  onEntries(entries: readonly RemoteEntry[], serverAhead: number): void
  /** More may have changed than can be told: it has to be listed. */
  onFolder(): void
}

/** Milliseconds between two looks: less than a proof holds, which keep-alives of every 30 s do not manage alone. */
const lookEvery = 20_000
/** Newest entries that a look asks for. */
const lookSize = 50
/** Without events of the server the folder is listed again at least so often. */
const listEvery = 60_000
/** Longest wait between two tries while the site cannot be reached. */
const longestWait = 15_000
/** A folder that nobody has seen for so long is not watched any more. */
const hiddenLimit = 120_000

const offline: ReadonlySet<ErrorCode> = new Set([
  'unknown-host',
  'connection-refused',
  'connection-lost',
  'unreachable',
  'proxy-unreachable',
])
/** Asking again changes nothing about these. */
const final: ReadonlySet<ErrorCode> = new Set([
  'sign-in-needed',
  'signed-out',
  'account-unknown',
  'certificate-untrusted',
  'certificate-changed',
  'not-found',
  'not-allowed',
])
/** A stream that lived so long, milliseconds, was a good one. */
const goodLife = 30_000

/**
 * Keeps a folder that is on screen true: by the server's events, which are hints and may be late or lost, and by a look
 * at its newest entries every 20 s, which also proves that the server is there.
 */
export class FolderWatch {
  private readonly parts: FolderWatchParts
  private readonly ended = new AbortController()
  private readonly proof: Proof
  private readonly hints: Hints
  private pause = new AbortController()
  private hasEvents = false
  private ahead = 0
  private isDown = false
  private hiddenSince: number | null = null
  private listedAt: number

  constructor(parts: FolderWatchParts) {
    this.parts = parts
    const { signal } = this.ended
    this.listedAt = parts.clock.monotonic()
    this.proof = new Proof(parts.clock, signal, (state) => parts.onState(state))
    this.hints = new Hints({ ...parts, signal, onFound: (found) => this.found(found) })
  }

  /** Nobody sees it any more, or it cannot be watched: a new one is needed. */
  get isOver(): boolean {
    return this.ended.signal.aborted
  }

  start(): void {
    void this.look()
    void this.follow()
  }

  /** Looks at once. */
  now(): void {
    this.pause.abort()
  }

  stop(): void {
    this.ended.abort()
    this.pause.abort()
  }

  private async look(): Promise<void> {
    let failures = 0
    while (!this.isOver) {
      try {
        await this.parts.remote((connection) => this.lookOnce(connection))
        failures = 0
        await this.wait(lookEvery)
      } catch (error) {
        this.failed(error)
        await this.wait(this.waitAfter(error, ++failures))
      }
      this.stopIfHidden()
    }
  }

  private async lookOnce(connection: Connection): Promise<void> {
    const { entries } = await list(connection.api, this.parts.uri, {
      pageSize: lookSize,
      orderBy: 'updated_at',
      direction: 'desc',
    })
    if (this.isOver) return
    const wasDown = this.isDown
    this.isDown = false
    this.proof.renew()
    this.ahead = connection.serverAhead()
    this.parts.onEntries(entries, this.ahead)
    const isOld = !this.hasEvents && this.parts.clock.monotonic() - this.listedAt >= listEvery
    if (wasDown || isOld) this.listAgain()
    // The stream waits for its next try as well.
    if (wasDown) this.now()
  }

  private async follow(): Promise<void> {
    let failures = 0
    while (!this.isOver) {
      const openedAt = this.parts.clock.monotonic()
      const began = () => failures > 0 && this.listAgain()
      // The server ends it, as it does when it stops.
      let trouble: unknown = new RedropError('connection-lost')
      await this.parts
        .remote((connection) => this.followOnce(connection, began))
        .catch((error: unknown) => {
          trouble = error
        })
      this.hasEvents = false
      if (isFinal(trouble) || codeOf(trouble) === 'refused') return
      failures = this.parts.clock.monotonic() - openedAt >= goodLife ? 1 : failures + 1
      // Whether the site is still there is for a look to say.
      this.now()
      await this.wait(this.waitAfter(trouble, failures))
    }
  }

  private async followOnce(connection: Connection, began: () => void): Promise<void> {
    const { clock, uri } = this.parts
    const { signal } = this.ended
    // A fresh id for every connection: the buffer of an old one may be missing anything (contract §5.11).
    for await (const heard of folderEvents(connection.api, clock, { uri, clientId: randomUUID(), signal })) {
      this.proof.renew()
      if (heard.kind === 'began') {
        this.hasEvents = true
        began()
      }
      if (heard.kind === 'event' && isDirect(heard.event)) this.hints.add(heard.event)
    }
  }

  private found({ entries, more }: Found): void {
    if (entries.length > 0) this.parts.onEntries(entries, this.ahead)
    if (more) this.listAgain()
  }

  private listAgain(): void {
    this.listedAt = this.parts.clock.monotonic()
    this.parts.onFolder()
  }

  private failed(error: unknown): void {
    if (this.isOver) return
    if (isFinal(error)) {
      this.listAgain()
      this.stop()
    } else if (isOffline(error)) {
      this.isDown = true
      this.proof.lost()
    }
  }

  private waitAfter(error: unknown, failures: number): number {
    const pace = isOffline(error) ? 'seconds' : 'minutes'
    const wait = backoff({ pace, failures, random: this.parts.random(), retryAfter: null })
    return pace === 'seconds' ? Math.min(longestWait, wait) : wait
  }

  private stopIfHidden(): void {
    const now = this.parts.clock.monotonic()
    if (this.parts.isSeen()) this.hiddenSince = null
    else if (this.hiddenSince === null) this.hiddenSince = now
    else if (now - this.hiddenSince >= hiddenLimit) this.stop()
  }

  /** Ends early by `now` and `stop`. */
  private async wait(ms: number): Promise<void> {
    if (this.isOver) return
    if (this.pause.signal.aborted) this.pause = new AbortController()
    await this.parts.clock.sleep(ms, this.pause.signal).catch(() => undefined)
  }
}

function isOffline(error: unknown): boolean {
  const code = codeOf(error)
  return code !== null && offline.has(code)
}

function isFinal(error: unknown): boolean {
  const code = codeOf(error)
  return code !== null && final.has(code)
}

function codeOf(error: unknown): ErrorCode | null {
  return error instanceof RedropError ? error.code : null
}

/** About something that lies in the folder itself, not further below. */
function isDirect({ from, to }: FileEvent): boolean {
  return [from, to].some((path) => path !== '' && path.lastIndexOf('/') === 0)
}
