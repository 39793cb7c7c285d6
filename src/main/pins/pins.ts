import type { PinRow, Store } from '../../core/store/index.ts'
import type { AccountPins, ActivityItem, Pin, PinTarget } from '../../shared/ipc/contract.ts'
import type { AccountKey, FileRef } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import type { Remote } from '../remote/remote.ts'
import { successorOf, whereNow } from './look.ts'

export interface PinsParts {
  readonly store: Pick<Store, 'pins' | 'ownVersions'>
  readonly remote: Remote
  onChange(pins: AccountPins): void
}

/** The targets that an account keeps one drop away. Every change answers all of them. */
export class Pins {
  private readonly parts: PinsParts
  /** Ids of targets that were found to be read-only. */
  private readonly readOnly = new Set<string>()

  constructor(parts: PinsParts) {
    this.parts = parts
  }

  async list(account: AccountKey): Promise<Pin[]> {
    const rows = await this.parts.store.pins.list(account)
    return rows.map((row) => ({
      ...row,
      name: fileName(row.file.uri),
      readOnly: this.readOnly.has(row.file.id),
    }))
  }

  async add(targets: readonly PinTarget[]): Promise<Pin[]> {
    await this.parts.store.pins.put(targets.map((target) => ({ ...target, missing: null })))
    return this.ofFirst(targets)
  }

  async remove({ account, id }: FileRef): Promise<Pin[]> {
    await this.parts.store.pins.remove(account, id)
    return this.changed(account)
  }

  async arrange(account: AccountKey, ids: readonly string[]): Promise<Pin[]> {
    await this.parts.store.pins.arrange(account, ids)
    return this.changed(account)
  }

  /** Targets that are not pinned are left out. */
  async seen(targets: readonly PinTarget[]): Promise<Pin[]> {
    const [first] = targets
    if (!first) return []
    const known = new Set((await this.list(first.file.account)).map(({ file }) => file.id))
    return this.add(targets.filter(({ file }) => known.has(file.id)))
  }

  /** What was saved or taken back here, the user has seen. */
  async hear(items: readonly ActivityItem[]): Promise<void> {
    const targets = items.flatMap(({ phase, kind, file, undo, before, after }): PinTarget[] => {
      const version = undo === 'undone' ? before : after
      return phase === 'saved' && kind === 'replace' && file && version
        ? [{ file, type: 'file', version }]
        : []
    })
    const byAccount = Map.groupBy(targets, ({ file: { account } }) => `${account.instance} ${account.user}`)
    for (const ofOne of byAccount.values()) await this.seen(ofOne)
  }

  /** Throws what `remote` throws; what was found until then is kept. */
  async check(account: AccountKey): Promise<Pin[]> {
    for (const row of await this.parts.store.pins.list(account)) await this.look(row)
    return this.changed(account)
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
    return this.changed(account)
  }

  /** Null: it is there. */
  private async look(row: PinRow): Promise<PinRow | null> {
    const { store, remote } = this.parts
    const { account, id } = row.file
    const { row: now, readOnly } = await remote(account, row.file.uri, (connection) =>
      whereNow(connection, row),
    )
    if (JSON.stringify(now) !== JSON.stringify(row)) await store.pins.replace(id, now)
    if (readOnly) this.readOnly.add(id)
    else this.readOnly.delete(id)
    return now.missing === null ? null : now
  }

  private async changed(account: AccountKey): Promise<Pin[]> {
    const pins = await this.list(account)
    this.parts.onChange({ account: { instance: account.instance, user: account.user }, pins })
    return pins
  }

  private ofFirst([first]: readonly PinTarget[]): Promise<Pin[]> {
    return first ? this.changed(first.file.account) : Promise.resolve([])
  }
}
