import type { WebContents } from 'electron'
import { chromiumNow } from '../host.ts'
import { toHttp } from '../origins.ts'
import { theSession } from './session.ts'

/** Electron's names and Chromium's. */
const names = [
  ['clipboard-read', ['clipboard-read']],
  ['clipboard-sanitized-write', ['clipboard-write']],
  ['notifications', ['notifications']],
  ['geolocation', ['geolocation']],
  ['midi', ['midi']],
  ['media', ['camera', 'microphone']],
] as const

/** Gives a page exactly the permissions that the app's handlers grant; all others are denied. */
export async function grantPermissions(contents: WebContents, url: string): Promise<void> {
  const granted: string[] = []
  for (const [electron, chromium] of names)
    if (await theSession.allows(contents, electron, url)) granted.push(...chromium)
  await chromiumNow().context.grantPermissions(granted, { origin: new URL(toHttp(url)).origin })
}
