/** What a failed request means for the transfer. Every class has one handler in the engine. */
export type RetryClass =
  /** Nothing was applied; once more after seconds (`backoff` pace `seconds`). */
  | 'again'
  /** The same, but at most `fewAttempts` times: it may as well be permanent. */
  | 'again-few'
  /** The site's database is in trouble: minutes, tokens and queue are kept (pace `minutes`). */
  | 'again-slowly'
  | 'sign-in'
  /** Nobody vouches for the server: waits until the user does, or its certificate is put right. */
  | 'certificate'
  /** The signed-in application may not do this; refreshing does not help. */
  | 'scope'
  /** The content may have been stored: only asking the server tells. */
  | 'resolve'
  | 'stale'
  /** Somebody holds a lock that the answer lists. */
  | 'locked'
  /** Our own lock is gone; nothing of ours will be committed under it. */
  | 'lock-lost'
  /** PUT: by session instead. Session: the limit of the storage, final. */
  | 'too-large'
  | 'no-space'
  | 'name'
  | 'exists'
  /** The upload session is unknown: finished, expired or lost. Info tells which. */
  | 'session-gone'
  /** The upload session can never be completed: delete it and begin again. */
  | 'session-broken'
  | 'path-gone'
  | 'tree-changed'
  /** A proxy before the site takes no bodies of this size. */
  | 'proxy-limit'
  | 'not-allowed'
  /** We ended the request ourselves. */
  | 'aborted'
  | 'final'

/** What was asked. `read` is every request that changes nothing. */
export type Route = 'put' | 'session-create' | 'chunk' | 'session-delete' | 'read'

export interface Phase {
  readonly route: Route
  /** The last byte of the request may have reached the server. */
  readonly fullySent: boolean
}

/** What the port `Http` tells apart; spelled out here because rules know no ports. */
export type TransportFailure =
  | 'unknown-host'
  | 'refused'
  | 'unreachable'
  | 'certificate'
  | 'proxy'
  | 'connect-timeout'
  | 'idle-timeout'
  | 'answer-timeout'
  | 'reset'
  | 'bad-answer'
  | 'aborted'

export type Failure =
  /** An envelope with a code other than 0; `hasLocks`: a 40073 that lists the holders. */
  | { readonly kind: 'code'; readonly code: number; readonly hasLocks: boolean }
  /** An answer that is no envelope, or (`wrong-shape`) not with what the client relies on. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly what: 'html' | 'not-json' | 'empty' | 'wrong-shape'
    }
  /** No whole answer. */
  | { readonly kind: 'transport'; readonly failure: TransportFailure }
