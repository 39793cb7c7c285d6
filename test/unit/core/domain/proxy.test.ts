import { describe, expect, it } from 'vitest'
import { parsePacResult } from '../../../../src/core/domain/pac-result.ts'
import { isExempt, proxyOfEnvironment } from '../../../../src/core/domain/proxy-environment.ts'
import { direct, parseProxyUrl, type Proxy } from '../../../../src/core/domain/proxy.ts'

const proxy = (kind: 'http' | 'https' | 'socks5', host: string, port: number): Proxy => ({
  kind,
  host,
  port,
  user: null,
})

describe('the address of a proxy', () => {
  it.each<[string, Proxy | null]>([
    ['http://proxy.example.org:3128', proxy('http', 'proxy.example.org', 3128)],
    ['http://proxy.example.org', proxy('http', 'proxy.example.org', 80)],
    ['proxy.example.org:3128', proxy('http', 'proxy.example.org', 3128)],
    ['https://proxy.example.org/', proxy('https', 'proxy.example.org', 443)],
    ['socks5://127.0.0.1', proxy('socks5', '127.0.0.1', 1080)],
    ['socks5h://[::1]:9050', proxy('socks5', '::1', 9050)],
    [
      'http://ana:p%40ss@proxy:8080',
      { kind: 'http', host: 'proxy', port: 8080, user: { name: 'ana', password: 'p@ss' } },
    ],
    ['socks4://127.0.0.1', null],
    ['http://proxy/path', null],
    ['', null],
    ['http://', null],
  ])('%s', (text, expected) => {
    expect(parseProxyUrl(text)).toEqual(expected)
  })
})

describe('what the system answers about a URL', () => {
  it.each<[string, readonly Proxy[]]>([
    ['DIRECT', [direct]],
    ['', [direct]],
    ['PROXY a:3128', [proxy('http', 'a', 3128)]],
    ['PROXY a:3128; SOCKS5 b:1080 ;DIRECT', [proxy('http', 'a', 3128), proxy('socks5', 'b', 1080), direct]],
    ['HTTPS secure.example.org:443', [proxy('https', 'secure.example.org', 443)]],
    ['SOCKS [::1]:1080', [proxy('socks5', '::1', 1080)]],
    ['QUIC a:443; SOCKS4 b:1080', [direct]],
    ['QUIC a:443; proxy b:8080', [proxy('http', 'b', 8080)]],
    ['PROXY', [direct]],
  ])('%s', (text, expected) => {
    expect(parsePacResult(text)).toEqual(expected)
  })
})

describe('proxies of the environment', () => {
  const env = {
    HTTPS_PROXY: 'http://secure:1',
    HTTP_PROXY: 'http://plain:2',
    NO_PROXY: 'localhost,.example.net,10.0.0.1:8080',
  }

  it.each<[string, Readonly<Record<string, string>>, Proxy | null]>([
    ['https://files.example.org', env, proxy('http', 'secure', 1)],
    ['http://files.example.org', env, proxy('http', 'plain', 2)],
    ['http://files.example.org', { https_proxy: 'http://secure:1' }, direct],
    ['http://files.example.org', { ALL_PROXY: 'socks5://all:3' }, proxy('socks5', 'all', 3)],
    ['https://files.example.org', { ...env, https_proxy: 'http://small:4' }, proxy('http', 'small', 4)],
    ['http://files.example.org', { ...env, REQUEST_METHOD: 'GET' }, direct],
    ['https://files.example.net', env, direct],
    ['https://files.example.org', { HTTPS_PROXY: 'ftp://old:21' }, null],
    ['https://files.example.org', {}, direct],
  ])('%s with %o', (url, variables, expected) => {
    expect(proxyOfEnvironment(variables, new URL(url))).toEqual(expected)
  })

  it.each<[string, string, boolean]>([
    ['*', 'https://files.example.org', true],
    ['example.org', 'https://files.example.org', true],
    ['.example.org', 'https://files.example.org', true],
    ['*.example.org', 'https://files.example.org', true],
    ['example.org', 'https://notexample.org', false],
    ['files.example.org:443', 'https://files.example.org', true],
    ['files.example.org:8443', 'https://files.example.org', false],
    ['a, B.example.org  c', 'https://b.example.org', true],
    ['[::1]:8080', 'http://[::1]:8080', true],
    ['::1', 'http://[::1]:8080', true],
    ['127.0.0.1', 'http://127.0.0.1', true],
    ['', 'http://127.0.0.1', false],
    [',', 'http://127.0.0.1', false],
  ])('NO_PROXY=%s, %s: %s', (list, url, expected) => {
    expect(isExempt(list, new URL(url))).toBe(expected)
  })
})
