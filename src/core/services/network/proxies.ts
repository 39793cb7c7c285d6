import { z } from 'zod'
import { RedropError } from '../../../shared/errors.ts'
import { isLoopback } from '../../domain/loopback.ts'
import { direct, parseProxyUrl, type Proxy } from '../../domain/proxy.ts'
import type { ProxyResolver, SecretStore } from '../../ports/index.ts'
import type { Store } from '../../store/index.ts'

/** Which proxy the user wants. */
export interface ProxyChoice {
  readonly mode: 'system' | 'none' | 'manual'
  /** Address for `manual`, e.g. `http://proxy.example.org:3128`, without user and password. */
  readonly url: string
  /** Empty: the proxy asks for none. */
  readonly user: string
}

export interface ProxySettings extends ProxyResolver {
  readonly current: ProxyChoice
  /** Keeps the choice. `password`: null leaves the kept one as it is. Throws RedropError `not-a-proxy`. */
  set(choice: ProxyChoice, password: string | null): Promise<void>
  hasPassword(): Promise<boolean>
  /** The way that a choice leads, before it is kept. `password`: null takes the kept one. Throws `not-a-proxy`. */
  tryOut(choice: ProxyChoice, password: string | null): ProxyResolver
}

const stored = z.object({ mode: z.enum(['system', 'none', 'manual']), url: z.string(), user: z.string() })
const key = 'proxy'
const secret = 'proxy-password'
const standard: ProxyChoice = { mode: 'system', url: '', user: '' }

/** The proxy setting of the profile; its password is a secret. `system`: what is used in mode `system`. */
export async function openProxies(deps: {
  readonly settings: Pick<Store['settings'], 'get' | 'set'>
  readonly secrets: SecretStore
  readonly system: ProxyResolver
}): Promise<ProxySettings> {
  const { settings, secrets, system } = deps
  const parsed = stored.safeParse(await settings.get(key))
  let current: ProxyChoice = parsed.success ? parsed.data : standard

  const password = async (): Promise<string> => (await secrets.get(secret).catch(() => null)) ?? ''

  async function resolve(choice: ProxyChoice, typed: string | null, url: URL): Promise<readonly Proxy[]> {
    if (choice.mode === 'system') return system.resolve(url)
    // A proxy elsewhere could not reach this computer's own addresses.
    if (choice.mode === 'none' || isLoopback(url.hostname)) return [direct]
    const proxy = check(choice)
    if (choice.user === '') return [proxy]
    return [{ ...proxy, user: { name: choice.user, password: typed ?? (await password()) } }]
  }

  return {
    get current() {
      return current
    },
    resolve: (url) => resolve(current, null, url),
    forget: () => system.forget(),
    async set(choice, typed) {
      if (choice.mode === 'manual') check(choice)
      await settings.set(key, { ...choice })
      if (typed !== null) await (typed === '' ? secrets.delete(secret) : secrets.set(secret, typed))
      current = choice
    },
    hasPassword: async () => (await password()) !== '',
    tryOut(choice, typed) {
      if (choice.mode === 'manual') check(choice)
      return { resolve: (url) => resolve(choice, typed, url), forget: () => undefined }
    },
  }
}

function check({ url }: ProxyChoice): Exclude<Proxy, { kind: 'direct' }> {
  const proxy = parseProxyUrl(url)
  if (proxy === null || proxy.kind === 'direct') throw new RedropError('not-a-proxy', { input: url })
  return proxy
}
