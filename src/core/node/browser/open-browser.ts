import { isLoopback } from '../../domain/loopback.ts'
import { RedropError } from '../../../shared/errors.ts'
import { launch } from './launch.ts'

/**
 * Opens a page in the system's browser. False: there is no way to (no launcher, no browser), so the address must be
 * printed. Throws RedropError `internal` for anything but https and loopback http: launchers run what they are given.
 */
export async function openBrowser(
  url: URL,
  on: { platform?: NodeJS.Platform; env?: NodeJS.ProcessEnv } = {},
): Promise<boolean> {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new RedropError('internal', { detail: `not opened in a browser: ${url.protocol}//${url.host}` })
  return launch(url.href, on)
}
