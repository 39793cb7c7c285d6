/** Everything a seed decides. Plain data: it is printed when the seed fails. */
export interface Plan {
  readonly seed: number
  /** `child`: the client is a process of its own, which can be killed. */
  readonly client: 'here' | 'child'
  readonly site: SitePlan
  readonly files: readonly FilePlan[]
  /** What is fetched at the same time. */
  readonly gets: readonly GetPlan[]
  readonly faults: readonly FaultPlan[]
  readonly strangers: readonly StrangerPlan[]
  readonly kills: readonly KillPlan[]
  /** What questions are answered with, in this order. */
  readonly answers: readonly Answer[]
  /** Milliseconds. */
  readonly patience: number
  readonly lockWait: number
}

export interface SitePlan {
  /** What the site runs; older ones have other sessions. */
  readonly version: string
  /** Bytes; larger bodies of a PUT are refused. */
  readonly maxEditSize: number
  /** Seconds. */
  readonly accessTokenTtl: number
  readonly refreshTokenTtl: number
  readonly policy: {
    readonly chunkSize: number
    readonly chunkConcurrency: number
    readonly preallocate: boolean
    readonly relay: boolean
    readonly encryption: boolean
  }
  readonly retention: { readonly enabled: boolean; readonly max: number }
  /** The client has a store of secrets that outlives it. */
  readonly keepsSecrets: boolean
}

export interface FilePlan {
  readonly name: string
  /** Bytes of the local content. */
  readonly size: number
  /** Bytes of the remote content it replaces; null: it is new. */
  readonly remote: number | null
  readonly change: LocalChange | null
}

/** What happens to the local file: before it is sent, or once the first bytes of it are on their way. */
export interface LocalChange {
  readonly what: 'append' | 'rewrite' | 'truncate' | 'rename' | 'unlink' | 'read-error'
  readonly when: 'planned' | 'sending'
}

/** A remote file that is fetched. */
export interface GetPlan {
  readonly name: string
  /** Bytes of the version that is fetched. */
  readonly size: number
  /** A file is at its local place before. */
  readonly isThere: boolean
  /** The person agreed to lose it. */
  readonly overwrite: boolean
  /** Saves to the local place once the first bytes have come. */
  readonly isSavedMeanwhile: boolean
  /** Somebody replaces the remote file: before the first byte, or once the first bytes have come. */
  readonly replaced: 'planned' | 'receiving' | null
  /** The disk is full for a while, from this share of the content on; null: it is not. */
  readonly fullAt: number | null
}

export const requests = [
  ...(['put', 'create', 'chunk', 'delete', 'info', 'refresh', 'any'] as const),
  ...(['content', 'link'] as const),
] as const
export type RequestKind = (typeof requests)[number]

/** From the `after`-th such request on (0: the first), for as many of them as `times`. */
export interface When {
  readonly request: RequestKind
  readonly after: number
  readonly times: number
}

export type FaultPlan = When & {
  readonly kind:
    | 'cut'
    | 'lost-answer'
    | 'lost-request'
    | 'stall'
    | 'stall-after'
    | 'html'
    | 'html-after-work'
    | 'html-early'
    | 'half-json'
    | 'wrong-size'
    | 'slow'
    | 'signed-out'
    | 'cut-answer'
    | 'short-answer'
    | 'ignore-range'
    | 'link-expired'
    | 'restart'
    | 'kill-server'
    | 'wedge-all'
    | 'wedge-writes'
    | 'failed-commit'
    | 'banned'
  /** Where in the body, or which HTTP status: a share of 1. */
  readonly share: number
}

export interface StrangerPlan {
  readonly file: number
  readonly does: 'save' | 'force-save' | 'race' | 'rename' | 'trash' | 'lock'
  readonly when: 'planned' | 'pause' | 'killed' | When
}

/** Ends the client's process at a journal event, or when so many bytes have passed. */
export type KillPlan =
  | { readonly during: 'run' | 'recover'; readonly at: 'journal'; readonly event: number }
  | { readonly during: 'run'; readonly at: 'up' | 'down'; readonly bytes: number }

export type Answer = 'replace' | 'create' | 'keep-remote' | 'later'
