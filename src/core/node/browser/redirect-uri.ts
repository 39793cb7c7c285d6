import { RedropError } from '../../../shared/errors.ts'

export interface RedirectPlace {
  readonly hostname: string
  readonly port: number
  readonly path: string
  /** What a browser sends as `Host`. */
  readonly host: string
}

/**
 * Takes a registered redirect URI apart. The site compares it as a string, so it must be exactly what the administrator
 * registered (contract §3.3); it must name a loopback address, not `localhost`, which others may answer for
 * (RFC 8252 §8.3), and a fixed port. Throws RedropError `redirect-unusable`.
 */
export function parseRedirectUri(uri: string): RedirectPlace {
  const url = URL.parse(uri)
  const address = url?.hostname === '127.0.0.1' ? '127.0.0.1' : url?.hostname === '[::1]' ? '::1' : null
  if (
    url?.protocol !== 'http:'
    || address === null
    || url.port === ''
    || url.search !== ''
    || url.hash !== ''
  )
    throw new RedropError('redirect-unusable', { uri })
  return { hostname: address, port: Number(url.port), path: url.pathname, host: url.host }
}
