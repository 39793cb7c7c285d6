/** From a page's isolated world to the stand-in; `args` are encoded values. */
export type FromPage =
  | { readonly kind: 'preloaded'; readonly exposed: boolean }
  | { readonly kind: 'preload-error'; readonly message: string; readonly stack: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly call: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  | ({ readonly kind: 'key' } & KeyPress)

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

export type ToPage =
  | { readonly kind: 'event'; readonly channel: string; readonly args: string }
  | { readonly kind: 'result'; readonly call: number; readonly value: string }
  | { readonly kind: 'error'; readonly call: number; readonly message: string }
  | { readonly kind: 'state'; readonly focused: boolean; readonly visible: boolean }

/** The part of `process` a sandboxed preload may rely on here. */
export interface PreloadProcess {
  readonly platform: string
  readonly arch: string
  readonly type: 'renderer'
  readonly sandboxed: true
  readonly contextIsolated: true
  readonly versions: Readonly<Record<string, string>>
  readonly argv: readonly string[]
}
