/** What the benchmark asks of the process that sends; one command at a time. */
export type Command =
  | { readonly do: 'sign-in'; readonly server: string; readonly email: string; readonly password: string }
  | { readonly do: 'upload'; readonly route: 'put' | 'session'; readonly path: string; readonly uri: string }
  /** Every file of a local folder over the file of its name in a remote one, as `redrop put *` does. */
  | { readonly do: 'replace-all'; readonly folder: string; readonly uri: string }
  | { readonly do: 'peak-memory' }
  | { readonly do: 'sign-out' }

export interface Sample {
  readonly seconds: number
  /** Processor seconds of the sending process; null where they cannot be told. */
  readonly cpu: number | null
}

export interface SenderSample extends Sample {
  /** 99th percentile of the event loop's delay, milliseconds. */
  readonly delayP99: number
}

export type Reply = { readonly value: unknown } | { readonly error: string }
