/** What one connection may cost. Times are milliseconds, sizes bytes. */
export interface Limits {
  readonly connections: number
  /** From the connection to the whole greeting. */
  readonly greeting: number
  /** From the first byte of a line to its end. */
  readonly line: number
  readonly longestGreeting: number
  /** A command with ten thousand paths fits. */
  readonly longestLine: number
  /** Requests of one connection at the same time. */
  readonly requests: number
  /** Waits to be read by the other side. */
  readonly unread: number
}

export const usualLimits: Limits = {
  connections: 32,
  greeting: 5_000,
  line: 30_000,
  longestGreeting: 1_024,
  longestLine: 4 * 1024 * 1024,
  requests: 64,
  unread: 16 * 1024 * 1024,
}
