import type { PinRow, Store } from '../../core/store/index.ts'
import type { Pin, PinTarget } from '../../shared/ipc/contract.ts'
import type { AccountKey, FileRef } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import type { Remote } from '../remote/remote.ts'
import { successorOf, whereNow } from './look.ts'

export interface PinsParts {
  readonly store: Pick<Store, 'pins' | 'ownVersions'>
  readonly remote: Remote
}

/** The targets that an account keeps one drop away. Every change answers all of them. */
export class Pins {
  private readonly parts: PinsParts

  constructor(parts: PinsParts) {
    this.parts = parts
  }

  async list(account: AccountKey): Promise<Pin[]> {
    const rows = await this.parts.store.pins.list(account)
    return rows.map((row) => ({ ...row, name: fileName(row.file.uri) }))
  }

  async add(targets: readonly PinTarget[]): Promise<Pin[]> {
    await this.parts.store.pins.put(targets.map((target) => ({ ...target, missing: null })))
    return this.ofFirst(targets)
  }

  async remove({ account, id }: FileRef): Promise<Pin[]> {
    await this.parts.store.pins.remove(account, id)
    return this.list(account)
  }

  async arrange(account: AccountKey, ids: readonly string[]): Promise<Pin[]> {
    await this.parts.store.pins.arrange(account, ids)
    return this.list(account)
  }

  /** Targets that are not pinned are left out. */
  async seen(targets: readonly PinTarget[]): Promise<Pin[]> {
    const [first] = targets
    if (!first) return []
    const known = new Set((await this.list(first.file.account)).map(({ file }) => file.id))
    return this.add(targets.filter(({ file }) => known.has(file.id)))
  }

  /** Throws what `remote` throws; what was found until then is kept. */
  async check(account: AccountKey): Promise<Pin[]> {
    for (const row of await this.parts.store.pins.list(account)) await this.look(row)
    return this.list(account)
  }

  async find({ account, id }: FileRef): Promise<Pin[]> {
    const { store, remote } = this.parts
    const row = (await store.pins.list(account)).find(({ file }) => file.id === id)
    const missing = row && (await this.look(row))
    if (missing) {
      const ownOf = (other: string) => store.ownVersions.of(account, other)
      const other = await remote(account, missing.file.uri, (connection) =>
        successorOf(connection, missing, ownOf),
      )
      if (other) await store.pins.replace(id, other)
    }
    return this.list(account)
  }

  /** Null: it is there. */
  private async look(row: PinRow): Promise<PinRow | null> {
    const { store, remote } = this.parts
    const { account, id } = row.file
    const now = await remote(account, row.file.uri, (connection) => whereNow(connection, row))
    if (JSON.stringify(now) !== JSON.stringify(row)) await store.pins.replace(id, now)
    return now.missing === null ? null : now
  }

  private ofFirst([first]: readonly PinTarget[]): Promise<Pin[]> {
    return first ? this.list(first.file.account) : Promise.resolve([])
  }
}
