/** The demo server that Redrop brings along, as the app sees it: a bundle of its own, loaded when it is wanted. */
export interface DemoServer {
  /** Origin, on loopback. */
  readonly url: string
  readonly port: number
  readonly instance: string
  /** Who to sign in as. */
  readonly email: string
  readonly password: string
  /** Requests that still run are broken off after `graceMs`. */
  close(graceMs: number): Promise<void>
}

export interface DemoModule {
  /** Everything is kept in `folder`; an empty one is furnished. `port`: the wished one, another where it is taken. */
  startDemo(options: { readonly folder: string; readonly port: number }): Promise<DemoServer>
}
