import type { decode as decodeValue, encode as encodeValue } from '../codec.ts'
import type { FromPage, PreloadProcess, ToPage } from './messages.ts'
import type { makeBridge } from './bridge.ts'

// Runs in the page's isolated world as source text: it must stand alone.

type Listener = (event: { sender: unknown; ports: never[] }, ...args: unknown[]) => void
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void

/** What a sandboxed preload gets, and nothing more: contextBridge, ipcRenderer, webUtils and a part of `process`. */
export function isolatedWorld(
  config: { main: string; isolated: string; binding: string; receiver: string; process: PreloadProcess },
  encode: typeof encodeValue,
  decode: typeof decodeValue,
  bridgeOf: typeof makeBridge,
  preload: Preload | null,
): void {
  // Chromium runs this in every frame; Electron runs a preload in the main frame only.
  if (window !== window.top) return
  const scope = globalThis as unknown as Record<string, unknown>
  const post = scope[config.binding] as (text: string) => void
  const send = (message: FromPage): void => post(JSON.stringify(message))
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const files = new Map<string, File>()
  let nextCall = 0

  const strict = <T extends object>(name: string, part: T): T =>
    new Proxy(part, {
      get(target, key, receiver) {
        if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
          return Reflect.get(target, key, receiver) as unknown
        throw new Error(`the stand-in does not implement ${name}.${key} in a preload`)
      },
      set() {
        throw new Error(`the stand-in does not let a preload change ${name}`)
      },
    })

  const bridge = bridgeOf(config.isolated, config.main, { tell: (value) => send(value as FromPage) })
  let exposed = false

  const add = (once: boolean) => (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }
  const remove = (channel: string, listener: Listener) => {
    const kept = [...(listeners.get(channel) ?? [])]
    const at = kept.findLastIndex((each) => each.listener === listener)
    if (at >= 0) kept.splice(at, 1)
    listeners.set(channel, kept)
    return ipcRenderer
  }
  const ipcRenderer: object = strict('ipcRenderer', {
    on: add(false),
    addListener: add(false),
    once: add(true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
    send: (channel: string, ...args: unknown[]) => send({ kind: 'send', channel, args: encode(args) }),
    async invoke(channel: string, ...args: unknown[]) {
      const call = nextCall++
      const message: FromPage = { kind: 'invoke', call, channel, args: encode(args) }
      return new Promise((resolve, reject) => {
        calls.set(call, { resolve, reject })
        send(message)
      })
    },
  })

  const modules: Record<string, object> = {
    electron: strict('electron', {
      ipcRenderer,
      contextBridge: strict('contextBridge', {
        exposeInMainWorld(key: string, api: unknown) {
          exposed = true
          bridge.expose(key, api)
        },
      }),
      webUtils: strict('webUtils', {
        getPathForFile(file: unknown) {
          if (!(file instanceof File)) throw new TypeError("Failed to execute 'getPathForFile': not a File")
          // The path is only known outside the page: main gets it in place of this token.
          const token = `\u0001file:${crypto.randomUUID()}\u0001`
          files.set(token, file)
          return token
        },
      }),
    }),
  }
  const require = (name: string): unknown => {
    if (name in modules) return modules[name]
    throw new Error(`module not found: ${name}`)
  }

  const receive = (message: ToPage): void => {
    if (message.kind === 'state') bridge.tell({ focused: message.focused, visible: message.visible })
    else if (message.kind === 'event') {
      const args = decode(message.args) as unknown[]
      const called = listeners.get(message.channel) ?? []
      listeners.set(
        message.channel,
        called.filter((each) => !each.once),
      )
      for (const { listener } of called) listener({ sender: ipcRenderer, ports: [] }, ...args)
    } else {
      const call = calls.get(message.call)
      calls.delete(message.call)
      if (message.kind === 'result') call?.resolve(decode(message.value))
      else call?.reject(new Error(message.message))
    }
  }
  scope[config.receiver] = { receive, file: (token: string) => files.get(token) ?? null }

  // As in Electron, a key that the page did not handle goes to the application menu; the page's own listeners come later.
  window.addEventListener('keydown', (event) => {
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event
    // A text field handles its own.
    const inField = event.target instanceof Element && event.target.matches('input, textarea')
    const isEditing =
      ctrlKey || metaKey ? /^[zyxcva]$/i.test(key) : key.length === 1 || /^(Delete|Backspace)$/.test(key)
    if (event.isComposing || (inField && isEditing)) return
    setTimeout(() => {
      if (!event.defaultPrevented) send({ kind: 'key', key, ctrlKey, shiftKey, altKey, metaKey })
    })
  })

  try {
    const module = { exports: {} }
    preload?.(require, module, module.exports, strict('process', config.process))
    send({ kind: 'preloaded', exposed })
  } catch (error) {
    const { message, stack = '' } = error as Error
    send({ kind: 'preload-error', message, stack })
  }
}
