/** Where the process is in its life; what Electron allows depends on it. */
export const life = { ready: false, quitting: false, exiting: false }

export function needsReady(what: string): void {
  if (!life.ready) throw new Error(`${what} cannot be used before the app's 'ready' event`)
}

export function needsBeforeReady(what: string): void {
  if (life.ready) throw new Error(`${what} must be called before the app's 'ready' event`)
}
