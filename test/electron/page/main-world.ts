import type { makeBridge } from './bridge.ts'

// Runs in the page as source text, before the page's own scripts: it must stand alone.

/** The page's side: receives what the preload exposes; window.close, window.open, focus and visibility as Electron has them. */
export function mainWorld(names: { main: string; isolated: string }, bridgeOf: typeof makeBridge): void {
  if (window !== window.top) return
  const state = { focused: true, visible: true }

  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !ArrayBuffer.isView(value))
      for (const each of Object.values(Object.freeze(value))) freeze(each)
    return value
  }

  const bridge = bridgeOf(names.main, names.isolated, {
    expose(key, value) {
      if (key in window)
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      Object.defineProperty(window, key, { value: freeze(value), enumerable: true })
    },
    tell(value) {
      const next = value as typeof state
      const was = { ...state }
      Object.assign(state, next)
      if (was.visible !== next.visible) document.dispatchEvent(new Event('visibilitychange'))
      if (was.focused !== next.focused) window.dispatchEvent(new Event(next.focused ? 'focus' : 'blur'))
    },
  })

  // Headless Chromium shows every page and focuses all of them at once.
  Object.defineProperties(Document.prototype, {
    hidden: { get: () => !state.visible, configurable: true },
    visibilityState: { get: () => (state.visible ? 'visible' : 'hidden'), configurable: true },
    hasFocus: { value: () => state.focused, configurable: true, writable: true },
  })
  window.close = () => bridge.tell({ kind: 'close' })
  window.open = (url = '', frameName = '', features = '') => {
    bridge.tell({ kind: 'open', url: new URL(url, location.href).href, frameName, features })
    return null
  }
}
