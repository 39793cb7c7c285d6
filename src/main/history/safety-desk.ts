import type { Core } from '../../core/compose.ts'
import { copyToRestore, removeCopy, type SafetyCopies as Copies } from '../../core/services/safety-copies.ts'
import type { SafetyCopyRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { SafetyCopies } from '../../shared/ipc/contract.ts'
import { sameAccount } from '../../shared/model/index.ts'
import { joinUri } from '../../shared/uri.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'

export interface SafetyDeskParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'safety' | 'profile' | 'accounts' | 'secrets'>
  readonly remote: Remote
  readonly queue: Queue
  readonly dialogs: Pick<FileDialogs, 'saveAs'>
}

/** The safety copies, for the page. */
export class SafetyDesk {
  private readonly parts: SafetyDeskParts

  constructor(parts: SafetyDeskParts) {
    this.parts = parts
  }

  async list(): Promise<SafetyCopies> {
    const { store, accounts, safety, secrets } = this.parts.core
    const [rows, known] = await Promise.all([store.safetyCopies.list(), accounts.list()])
    return {
      copies: rows.map(({ id, account, name, size, at }) => ({
        id,
        account: known.find((one) => sameAccount(one, account))?.name ?? account.user,
        name,
        size,
        keptAt: at,
      })),
      unavailable: safety ? null : secrets.locked ? 'locked' : 'session',
    }
  }

  /** Answers the transfer that brings it back. */
  async restore(id: string): Promise<string> {
    const { core, remote, queue } = this.parts
    const copy = await this.copy(id)
    const { store, clock, profile } = core
    const deps = { safety: this.opener(), store, clock, spool: profile.spool }
    const uri = joinUri('cloudreve://my', copy.name)
    const wanted = await remote(copy.account, uri, (connection) => copyToRestore(deps, connection, copy))
    const [transfer] = await queue.add([wanted])
    return transfer?.id ?? ''
  }

  async saveAs(id: string): Promise<boolean> {
    const copy = await this.copy(id)
    const safety = this.opener()
    const path = await this.parts.dialogs.saveAs(copy.name)
    if (path === null) return false
    await safety.restoreTo(copy.id, path)
    return true
  }

  async remove(id: string): Promise<SafetyCopies> {
    await removeCopy(this.parts.core.store, await this.copy(id))
    return this.list()
  }

  /** Throws RedropError `passphrase-needed`, `keychain-unavailable`: there is no key to open them with. */
  private opener(): Copies {
    const { safety, secrets } = this.parts.core
    if (!safety) throw new RedropError(secrets.locked ? 'passphrase-needed' : 'keychain-unavailable')
    return safety
  }

  private async copy(id: string): Promise<SafetyCopyRow> {
    const copy = await this.parts.core.store.safetyCopies.get(id)
    if (!copy) throw new RedropError('version-unknown', { name: '', version: id })
    return copy
  }
}
