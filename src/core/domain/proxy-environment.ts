import { direct, parseProxyUrl, type Proxy } from './proxy.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The proxy that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name for a URL, in capitals or small letters as
 * curl reads them. `HTTP_PROXY` in capitals does not count in a CGI program, where a visitor can set it by a header (CVE
 * 2016-5385). Null: the variable holds what is no proxy.
 */
export function proxyOfEnvironment(env: Env, url: URL): Proxy | null {
  if (isExempt(env['no_proxy'] ?? env['NO_PROXY'] ?? '', url)) return direct
  const own =
    url.protocol === 'https:'
      ? (env['https_proxy'] ?? env['HTTPS_PROXY'])
      : (env['http_proxy'] ?? httpProxy(env))
  const address = own || env['all_proxy'] || env['ALL_PROXY']
  return address ? parseProxyUrl(address) : direct
}

function httpProxy(env: Env): string | undefined {
  return env['REQUEST_METHOD'] === undefined ? env['HTTP_PROXY'] : undefined
}

/**
 * Whether a list such as `localhost,.example.org,10.0.0.1:8080,[::1]` names the host of a URL: a name also stands for all
 * names below it, `*` for everything, a port for that port alone.
 */
export function isExempt(list: string, url: URL): boolean {
  const host = url.hostname.toLowerCase()
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && matches(entry, host, port))
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  const [, name = '', wanted] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [undefined, entry]
  if (wanted !== undefined && wanted !== port) return false
  // An IPv6 address may stand without brackets.
  const plain = name.includes(':') && !name.startsWith('[') ? `[${name}]` : name.replace(/^\*?\./, '')
  return plain !== '' && (host === plain || host.endsWith(`.${plain}`))
}
