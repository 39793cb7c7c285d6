/** A way to a server: straight, or through a proxy. */
export type Proxy =
  | { readonly kind: 'direct' }
  | {
      /** `https`: an HTTP proxy that is itself reached by TLS. */
      readonly kind: 'http' | 'https' | 'socks5'
      /** Host name or address, IPv6 without brackets. */
      readonly host: string
      readonly port: number
      /** HTTP basic authentication, or a user of the SOCKS proxy (RFC 1929). */
      readonly user: { readonly name: string; readonly password: string } | null
    }

export const direct: Proxy = { kind: 'direct' }

const kinds: Readonly<Record<string, { kind: 'http' | 'https' | 'socks5'; port: number }>> = {
  'http:': { kind: 'http', port: 80 },
  'https:': { kind: 'https', port: 443 },
  'socks:': { kind: 'socks5', port: 1080 },
  'socks5:': { kind: 'socks5', port: 1080 },
  'socks5h:': { kind: 'socks5', port: 1080 },
}

/**
 * The proxy of an address such as `http://user:secret@proxy.example.org:3128` or `socks5://[::1]:1080`; without a scheme
 * it is an HTTP proxy. Host names are resolved by a SOCKS proxy in any case. Null: no address of a known kind.
 */
export function parseProxyUrl(text: string): Proxy | null {
  const trimmed = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`)
  const known = url && kinds[url.protocol]
  if (!known || url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    return null
  const user =
    url.username === ''
      ? null
      : { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return { kind: known.kind, host, port: url.port === '' ? known.port : Number(url.port), user }
}
