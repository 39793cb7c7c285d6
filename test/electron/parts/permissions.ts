import type { WebContents } from 'electron'
import { chromiumNow } from '../host.ts'
import { toHttp } from '../origins.ts'
import { theSession } from './session.ts'

/** Electron's names and Chromium's. */
const names = [
  ['clipboard-read', ['clipboardReadWrite']],
  ['clipboard-sanitized-write', ['clipboardSanitizedWrite']],
  ['notifications', ['notifications']],
  ['geolocation', ['geolocation']],
  ['midi', ['midi']],
  ['media', ['videoCapture', 'audioCapture']],
] as const

/** Gives a page exactly the permissions that the app's handlers grant; all others are denied. */
export async function grantPermissions(contents: WebContents, url: string): Promise<void> {
  const granted: (typeof names)[number][1][number][] = []
  for (const [electron, chromium] of names)
    if (await theSession.allows(contents, electron, url)) granted.push(...chromium)
  await chromiumNow().browser.grantPermissions(granted, new URL(toHttp(url)).origin)
}
