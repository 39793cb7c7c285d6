import { createApi } from '../../cloudreve/api.ts'
import { ping } from '../../cloudreve/site.ts'
import type { Clock, Http } from '../../ports/index.ts'
import type { ProxyResolver } from '../../ports/proxy-resolver.ts'
import { namingHost } from '../accounts/trouble.ts'
import type { Certificates } from './certificates.ts'
import type { ProxyChoice, ProxySettings } from './proxies.ts'

/** What lies between this computer and the sites. */
export interface Network {
  readonly certificates: Certificates
  readonly proxies: Pick<ProxySettings, 'current' | 'set' | 'hasPassword'>
  /**
   * Reaches a site by a proxy setting that is not kept yet; answers how long it took, in milliseconds. `password`: null
   * takes the kept one. Throws RedropError `not-a-proxy`, `proxy-unreachable`, `proxy-refused`, `unreachable` and the
   * like.
   */
  tryOut(baseUrl: string, choice: ProxyChoice, password: string | null): Promise<number>
  /** To be called when the computer wakes up or its network has changed. */
  reset(): void
}

export interface NetworkDeps {
  readonly http: Pick<Http, 'reset'>
  readonly certificates: Certificates
  readonly proxies: ProxySettings
  readonly clock: Clock
  readonly clientId: string
  /** A transport of its own for one trial. */
  createHttp(proxies: ProxyResolver): Http
}

export function createNetwork(deps: NetworkDeps): Network {
  const { http, certificates, proxies, clock, clientId } = deps
  return {
    certificates,
    proxies: {
      get current() {
        return proxies.current
      },
      async set(choice, password) {
        await proxies.set(choice, password)
        http.reset()
      },
      hasPassword: () => proxies.hasPassword(),
    },
    async tryOut(baseUrl, choice, password) {
      const trial = deps.createHttp(proxies.tryOut(choice, password))
      const began = clock.monotonic()
      try {
        await namingHost(new URL(baseUrl).host, () =>
          ping(createApi({ baseUrl, http: trial, clock, clientId })),
        )
        return Math.round(clock.monotonic() - began)
      } finally {
        trial.close()
      }
    },
    reset: () => http.reset(),
  }
}
