import { spawn } from 'node:child_process'
import { isLoopback } from '../../domain/loopback.ts'
import { RedropError } from '../../../shared/errors.ts'

/** A launcher that is still running after this time has a browser to run. */
const settled = 2_000

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
  const [command, ...before] = launcher(on.platform ?? process.platform)
  const child = spawn(command, [...before, url.href], {
    detached: true,
    stdio: 'ignore',
    ...(on.env === undefined ? {} : { env: on.env }),
  })
  const opened = Promise.withResolvers<boolean>()
  child.once('error', () => opened.resolve(false))
  child.once('exit', (code) => opened.resolve(code === 0))
  const timer = setTimeout(() => opened.resolve(true), settled)
  try {
    return await opened.promise
  } finally {
    clearTimeout(timer)
    child.unref()
  }
}

/** The address is one argument of its own everywhere: no shell reads it. */
function launcher(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return ['xdg-open']
}
