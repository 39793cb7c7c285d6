import { droppedByNext, keepsVersions, undoable } from '../../core/domain/undo.ts'
import { removeVersion, restoreVersion, fileVersions } from '../../core/services/versions.ts'
import { undoOffer } from '../../core/services/undo-offer.ts'
import type { HistoryRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { RequestInput, RestoredInfo, UndoneInfo, VersionsInfo } from '../../shared/ipc/contract.ts'
import { sameAccount, type FileRef } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import { inTrash } from '../../core/engine/entries.ts'
import { rowOf } from '../remote/row.ts'
import { redoChange, undoChange, type UndoParts } from '../transfers/undo.ts'
import { changeOf, versionRows } from './version-rows.ts'

/** Changes of a file that are looked at: older ones are never the last. */
const recent = 100

/** The versions of one file, addressed by its id: another file may have its address by now. */
export class Versions {
  private readonly parts: UndoParts

  constructor(parts: UndoParts) {
    this.parts = parts
  }

  list({ file }: RequestInput<'versions.list'>): Promise<VersionsInfo> {
    const { core, remote } = this.parts
    return remote(file.account, file.uri, async (connection) => {
      const [found, retention, history] = await Promise.all([
        fileVersions(core, connection, file),
        connection.retention(),
        this.history(file),
      ])
      const { entry, current, versions } = found
      if (inTrash(entry)) throw new RedropError('not-found', { name: entry.name, uri: file.uri })
      const isOwn = current.origin.kind === 'this-device'
      const row = rowOf(entry, file.account, new Set(isOwn ? [current.id] : []))
      if (row.type === 'folder') throw new RedropError('is-folder', { uri: file.uri })
      const question = { retention, name: entry.name, versions }
      const isKept = undoable({ ...question, current: current.id })
      const offer = undoOffer(history, entry)
      return {
        row,
        current: current.id,
        versions: versionRows(versions, history, {
          dropped: droppedByNext(question),
          spool: core.profile.spool,
        }),
        kept: keepsVersions(retention, entry.name) ? retention.max : null,
        undoable: isKept ? 'version' : core.safety ? 'safety-copy' : 'no',
        undo: changeOf(offer.undo, 'before', versions),
        redo: changeOf(offer.redo, 'after', versions),
        tooLate: offer.tooLate && {
          version: offer.tooLate.row.undo?.mustBeCurrent ?? '',
          why: offer.tooLate.why,
        },
      }
    })
  }

  async restore({ file, version, over }: RequestInput<'versions.restore'>): Promise<RestoredInfo> {
    const { core, remote } = this.parts
    const { change, after, covered } = await remote(file.account, file.uri, (connection) =>
      restoreVersion(core, connection, file, version, over),
    )
    this.changed(file, after.entry.uri)
    return { current: after.current, covered, change }
  }

  async remove({ file, version, over }: RequestInput<'versions.remove'>): Promise<void> {
    const { core, remote } = this.parts
    const { uri } = await remote(file.account, file.uri, (connection) =>
      removeVersion(core, connection, file, version, over),
    )
    this.changed(file, uri)
  }

  async undo({ file, change }: RequestInput<'versions.undo'>): Promise<UndoneInfo> {
    return undoChange(this.parts, await this.row(file, change))
  }

  async redo({ file, change }: RequestInput<'versions.redo'>): Promise<void> {
    await redoChange(this.parts, await this.row(file, change))
  }

  private history({ account, id }: FileRef): Promise<HistoryRow[]> {
    return this.parts.core.store.history.list({ account, fileId: id, limit: recent })
  }

  private async row(file: FileRef, change: string): Promise<HistoryRow> {
    const row = (await this.history(file)).find(({ id }) => id === change)
    if (!row || !sameAccount(row.account, file.account)) throw new RedropError('undo-nothing', { name: '' })
    return row
  }

  private changed({ account }: FileRef, uri: string): void {
    this.parts.onFolderChanged(account, parentUri(uri) ?? uri)
  }
}
