import { direct } from '../domain/proxy.ts'
import { proxyOfEnvironment } from '../domain/proxy-environment.ts'
import type { Logger, ProxyResolver } from '../ports/index.ts'

/** Proxies as the environment names them: what "system" means where there is no desktop to ask. */
export function environmentProxies(
  env: Readonly<Record<string, string | undefined>>,
  log: Logger,
): ProxyResolver {
  return {
    resolve(url) {
      const proxy = proxyOfEnvironment(env, url)
      // The variable may hold a password.
      if (proxy === null) log.warn('proxy-variable-unusable', { host: url.host })
      return Promise.resolve([proxy ?? direct])
    },
    forget: () => undefined,
  }
}
