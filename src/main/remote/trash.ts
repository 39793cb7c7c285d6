import type { Logger } from '../../core/ports/index.ts'
import { deleteForGood, info, move, restore, trash } from '../../core/cloudreve/files.ts'
import { inTrash } from '../../core/engine/entries.ts'
import { RedropError } from '../../shared/errors.ts'
import type { BatchOutcome, Failure } from '../../shared/ipc/contract.ts'
import type { AccountKey, FileRef, RemoteEntry } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import { toFailure } from '../ipc/failure.ts'
import type { Remote } from './remote.ts'
import { whereIs } from './where-is.ts'

export interface TrashParts {
  readonly remote: Remote
  readonly log: Logger
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** Moves files to the trash and back, each one by its id: an address may belong to another file by now. */
export class Trash {
  private readonly parts: TrashParts

  constructor(parts: TrashParts) {
    this.parts = parts
  }

  trash(files: readonly FileRef[]): Promise<BatchOutcome> {
    return this.each(files, async (file) => {
      await this.parts.remote(file.account, file.uri, async ({ api }) => {
        const entry = await info(api, { id: file.id })
        if (!inTrash(entry)) await trash(api, [entry.uri])
        this.changed(file.account, entry)
      })
    })
  }

  untrash(files: readonly FileRef[]): Promise<BatchOutcome> {
    return this.each(files, async (file) => {
      await this.parts.remote(file.account, file.uri, async ({ api }) => {
        const entry = await info(api, { id: file.id })
        if (inTrash(entry)) await restore(api, [entry.uri])
        this.changed(file.account, await info(api, { id: file.id }))
      })
    })
  }

  /** By moving out of the trash, which gives each file its old name back (contract §5.4). */
  putInto(files: readonly FileRef[], folder: FileRef): Promise<BatchOutcome> {
    return this.each(files, async (file) => {
      await this.parts.remote(file.account, file.uri, async ({ api }) => {
        const [entry, { uri }] = await Promise.all([info(api, { id: file.id }), whereIs(api, folder)])
        if (inTrash(entry)) await move(api, [entry.uri], uri)
        this.changed(file.account, await info(api, { id: file.id }))
      })
    })
  }

  /** Only what lies in the trash: a file that somebody has put back meanwhile stays. */
  purge(files: readonly FileRef[]): Promise<BatchOutcome> {
    return this.each(files, async (file) => {
      await this.parts.remote(file.account, file.uri, async ({ api }) => {
        const entry = await info(api, { id: file.id })
        if (!inTrash(entry)) throw new RedropError('not-found', { uri: file.uri, name: entry.name })
        await deleteForGood(api, [entry.uri])
        this.changed(file.account, entry)
      })
    })
  }

  private changed(account: AccountKey, { uri }: Pick<RemoteEntry, 'uri'>): void {
    this.parts.onFolderChanged(account, parentUri(uri) ?? uri)
  }

  private async each(
    files: readonly FileRef[],
    work: (file: FileRef) => Promise<void>,
  ): Promise<BatchOutcome> {
    const done: FileRef[] = []
    const failed: { file: FileRef; error: Failure }[] = []
    for (const file of files) {
      await work(file).then(
        () => done.push(file),
        (error: unknown) => failed.push({ file, error: toFailure(this.parts.log, 'trash', error) }),
      )
    }
    return { done, failed }
  }
}
