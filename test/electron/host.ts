import type { Running } from './chromium.ts'

let chromium: Running | null = null

export function setChromium(running: Running): void {
  chromium = running
}

export function chromiumNow(): Running {
  if (chromium === null) throw new Error('Chromium is not running yet')
  return chromium
}

/** Command line and folder of the app, as the starter was given them. */
export const started = { appFolder: '', args: [] as string[], headless: true, locale: 'en-US' }
