import type { Core } from '../../core/compose.ts'
import type { Authority } from '../../core/services/network/trust-list.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AuthorityInfo, CertificateInfo, NetworkInfo, ProxyChoice } from '../../shared/ipc/contract.ts'
import { sameAccount, type Account, type AccountKey } from '../../shared/model/index.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'

export interface NetworkDeskParts {
  readonly core: Pick<Core, 'accounts' | 'network'>
  readonly dialogs: Pick<FileDialogs, 'pick'>
  /** What waited for these accounts may be tried again. */
  goOn(accounts: readonly Account[]): Promise<void>
}

/** Proxy and certificates, as the page asks for them. */
export class NetworkDesk {
  private readonly parts: NetworkDeskParts

  constructor(parts: NetworkDeskParts) {
    this.parts = parts
  }

  async info(): Promise<NetworkInfo> {
    const { certificates, proxies } = this.parts.core.network
    return {
      proxy: proxies.current,
      hasPassword: await proxies.hasPassword(),
      systemAuthorities: await certificates.countSystem(),
      certificates: certificates.trusted().map(({ trustedAt: _, ...facts }) => ({
        ...facts,
        host: new URL(facts.origin).host,
      })),
      authorities: certificates.authorities().map(authorityInfo),
    }
  }

  async setProxy(proxy: ProxyChoice, password: string | null): Promise<NetworkInfo> {
    await this.parts.core.network.proxies.set(proxy, password)
    return this.info()
  }

  async testProxy(
    key: AccountKey,
    proxy: ProxyChoice,
    password: string | null,
  ): Promise<{ host: string; milliseconds: number }> {
    const { accounts, network } = this.parts.core
    const account = (await accounts.list()).find((one) => sameAccount(one, key))
    if (!account) throw new RedropError('no-account')
    const milliseconds = await network.tryOut(account.url, proxy, password)
    return { host: new URL(account.url).host, milliseconds }
  }

  async certificate(address: string): Promise<CertificateInfo> {
    const { origin, host } = new URL(address)
    const { facts, problem } = await this.parts.core.network.certificates.inspect(origin)
    // Put right at the server: what waited for that goes on.
    if (problem === null) await this.goOnAt((one) => one === origin)
    return { origin, host, ...facts, problem }
  }

  async trust(address: string, fingerprint: string): Promise<{ trusted: boolean }> {
    const { origin } = new URL(address)
    const trusted = await this.parts.core.network.certificates.trust(origin, fingerprint)
    if (trusted) await this.goOnAt((one) => one === origin)
    return { trusted }
  }

  async distrust(address: string): Promise<NetworkInfo> {
    const { origin } = new URL(address)
    await this.parts.core.network.certificates.distrust(origin)
    await this.goOnAt((one) => one === origin)
    return this.info()
  }

  async addAuthority(): Promise<{ added: readonly AuthorityInfo[]; info: NetworkInfo } | null> {
    const [path] = await this.parts.dialogs.pick('file')
    if (path === undefined) return null
    const added = await this.parts.core.network.certificates.addAuthorities(path)
    await this.goOnAt(() => true)
    return { added: added.map(authorityInfo), info: await this.info() }
  }

  async removeAuthority(fingerprint: string): Promise<NetworkInfo> {
    await this.parts.core.network.certificates.removeAuthority(fingerprint)
    return this.info()
  }

  private async goOnAt(isMeant: (origin: string) => boolean): Promise<void> {
    const all = await this.parts.core.accounts.list()
    const isSecure = ({ url }: Account) => url.startsWith('https:') && isMeant(new URL(url).origin)
    await this.parts.goOn(all.filter(isSecure))
  }
}

function authorityInfo({ fingerprint, name, validTo }: Authority): AuthorityInfo {
  return { fingerprint, name, validTo }
}
