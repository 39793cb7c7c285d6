import type { Session } from 'electron'
import { parsePacResult } from '../../core/domain/pac-result.ts'
import { direct, type Proxy } from '../../core/domain/proxy.ts'
import type { Clock, Logger, ProxyResolver } from '../../core/ports/index.ts'

/** Milliseconds an answer of the system is used for all requests to an origin. */
const keptFor = 60_000

/** The system's proxies, PAC scripts included, as Chromium finds them. */
export function createSystemProxies(
  session: Pick<Session, 'resolveProxy' | 'forceReloadProxyConfig'>,
  clock: Pick<Clock, 'monotonic'>,
  log: Logger,
): ProxyResolver {
  let known = new Map<string, { readonly at: number; readonly proxies: Promise<readonly Proxy[]> }>()

  async function ask(origin: string): Promise<readonly Proxy[]> {
    try {
      return parsePacResult(await session.resolveProxy(`${origin}/`))
    } catch (error) {
      log.warn('proxy-not-resolved', { origin, error: String(error) })
      return [direct]
    }
  }

  return {
    resolve({ origin }) {
      const found = known.get(origin)
      if (found && clock.monotonic() - found.at < keptFor) return found.proxies
      const proxies = ask(origin)
      known.set(origin, { at: clock.monotonic(), proxies })
      return proxies
    },
    forget() {
      known = new Map()
      session
        .forceReloadProxyConfig()
        .catch((error: unknown) => log.warn('proxies-not-reloaded', { error: String(error) }))
    },
  }
}
