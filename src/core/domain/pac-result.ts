import { direct, parseProxyUrl, type Proxy } from './proxy.ts'

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
}

/**
 * What a proxy resolution of the system answers, `PROXY a:3128; SOCKS5 b:1080; DIRECT`, in the order to be tried. Kinds
 * that cannot be used (SOCKS4, QUIC) and what is not understood are left out; nothing left means no proxy.
 */
export function parsePacResult(text: string): readonly Proxy[] {
  const found = text.split(';').flatMap((part): Proxy[] => {
    const [kind = '', place = ''] = part.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return [direct]
    const scheme = schemes[kind.toUpperCase()]
    const proxy = scheme === undefined || place === '' ? null : parseProxyUrl(`${scheme}://${place}`)
    return proxy ? [proxy] : []
  })
  return found.length > 0 ? found : [direct]
}
