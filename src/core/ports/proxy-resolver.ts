import type { Proxy } from '../domain/proxy.ts'

/** Says how a URL is reached. */
export interface ProxyResolver {
  /** In the order to be tried; at least one. Never rejects: what cannot be found out means `direct`. */
  resolve(url: URL): Promise<readonly Proxy[]>
  /** The network has changed: answers kept in memory are of no use. */
  forget(): void
}
