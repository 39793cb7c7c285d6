import type { Core } from '../../core/compose.ts'
import { info } from '../../core/cloudreve/files.ts'
import { leaseKey } from '../../core/domain/target-key.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import type { Logger } from '../../core/ports/index.ts'
import { newFiles } from '../../core/services/new-files.ts'
import { putTargets } from '../../core/services/put-targets.ts'
import { replaceTarget } from '../../core/services/replace-target.ts'
import { snapshot } from '../../core/node/files/snapshot.ts'
import { RedropError } from '../../shared/errors.ts'
import type {
  DownloadOutcome,
  Failure,
  PickedFolder,
  RequestInput,
  UploadOutcome,
} from '../../shared/ipc/contract.ts'
import type { LocalSnapshot } from '../../shared/model/index.ts'
import { fileName, parentUri } from '../../shared/uri.ts'
import type { Activity } from '../activity/activity.ts'
import { isOver } from '../activity/item.ts'
import { toFailure } from '../ipc/failure.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'
import type { LocalRefs } from '../local-files/local-refs.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'
import { placesIn, takenIn } from './download-places.ts'
import { downloadOf } from '../../core/services/download-of.ts'

export interface TransfersParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'settings'>
  readonly log: Logger
  readonly remote: Remote
  readonly refs: LocalRefs
  readonly dialogs: Pick<FileDialogs, 'saveAs' | 'pickFolder'>
  readonly queue: Queue
  readonly activity: Activity
}

/** What the page starts: local files become transfers, which the queue runs. */
export class Transfers {
  private readonly parts: TransfersParts

  constructor(parts: TransfersParts) {
    this.parts = parts
  }

  async replace({ ref, file, base }: RequestInput<'transfers.replace'>): Promise<{ transfer: string }> {
    const { core, refs } = this.parts
    const source = await refs.take(ref)
    return { transfer: await this.start(await replaceTarget(core, { file, source, shown: base })) }
  }

  async upload(input: RequestInput<'transfers.upload'>): Promise<UploadOutcome> {
    const { refs, folder } = input
    const { core, remote, queue } = this.parts
    // Nobody chose the name of such content: it must not replace what happens to be called so.
    if (refs.some((ref) => this.parts.refs.isNamed(ref))) return this.uploadBeside({ ...input, name: null })
    const { sources, failed, fail } = await this.sources(refs)
    const wanted = await remote(folder.account, folder.uri, async (connection) => {
      const uri =
        parentUri(folder.uri) === null ? folder.uri : (await info(connection.api, { id: folder.id })).uri
      // With a slash at its end it cannot be taken for the name of a new file.
      const place = parentUri(uri) === null ? uri : `${uri}/`
      return putTargets(core, connection, { sources: [...sources.values()], uri: place })
    })
    const places = new Set<string>()
    const distinct: NewTransfer[] = []
    for (const [index, ref] of [...sources.keys()].entries()) {
      const one = wanted[index]
      if (!one) continue
      if (places.has(leaseKey(one)))
        fail(ref, new RedropError('conflict', { name: this.parts.refs.nameOf(ref) }))
      else distinct.push(one)
      places.add(leaseKey(one))
    }
    const added = await queue.add(distinct)
    return { transfers: added.map(({ id }) => id), failed }
  }

  /** New files next to what is there. */
  async uploadBeside({ refs, folder, name }: RequestInput<'transfers.uploadBeside'>): Promise<UploadOutcome> {
    const { core, remote, queue } = this.parts
    const { sources, failed } = await this.sources(refs)
    const files = [...sources].map(([ref, source]) => ({
      source,
      name: name ?? this.parts.refs.nameOf(ref),
    }))
    const wanted = await remote(folder.account, folder.uri, (connection) =>
      newFiles(core, connection, { files, folder }),
    )
    const added = await queue.add(wanted)
    return { transfers: added.map(({ id }) => id), failed }
  }

  async download({
    file,
    version,
  }: RequestInput<'transfers.download'>): Promise<{ transfer: string } | null> {
    const { core, remote, dialogs } = this.parts
    const path = await dialogs.saveAs(fileName(file.uri))
    if (path === null) return null
    const wanted = await remote(file.account, file.uri, (connection) =>
      downloadOf(core, connection, { file, version, path, overwrite: true }),
    )
    return { transfer: await this.start(wanted) }
  }

  async pickFolder({ files }: RequestInput<'transfers.pickFolder'>): Promise<PickedFolder | null> {
    const folder = await this.parts.dialogs.pickFolder()
    if (folder === null) return null
    const [handle] = await this.parts.refs.register([folder])
    return { folder: handle?.id ?? '', taken: await takenIn(folder, files) }
  }

  async downloadInto(input: RequestInput<'transfers.downloadInto'>): Promise<DownloadOutcome> {
    const { core, remote, queue, log, refs } = this.parts
    const folder = refs.pathOf(input.folder)
    const { places, skipped } = await placesIn(folder, input.files, input.taken)
    const wanted: NewTransfer[] = []
    const failed: { name: string; error: Failure }[] = []
    for (const { file, path } of places) {
      await remote(file.account, file.uri, (connection) =>
        downloadOf(core, connection, { file, version: null, path, overwrite: false }),
      ).then(
        (one) => wanted.push(one),
        (error: unknown) =>
          failed.push({ name: fileName(file.uri), error: toFailure(log, 'download', error) }),
      )
    }
    const added = await queue.add(wanted)
    return { transfers: added.map(({ id }) => id), skipped, failed }
  }

  /** Tries a failed or waiting transfer again; one that is stored as failed begins anew with the file as it is now. */
  async retry(id: string): Promise<void> {
    const { queue, activity } = this.parts
    const { direction, account, target, source, options, state } = await queue.stored(id)
    if (state.name !== 'ended' || state.as !== 'failed') {
      await queue.tryAgain(id)
      return
    }
    const again = direction === 'upload' ? await snapshot(source.path) : source
    await queue.add([{ direction, account, target, source: again, options }])
    activity.remove([id])
  }

  clearFinished(): void {
    const { activity } = this.parts
    activity.remove(activity.items().flatMap(({ id, phase }) => (isOver(phase) ? [id] : [])))
  }

  private async start(wanted: NewTransfer): Promise<string> {
    const [transfer] = await this.parts.queue.add([wanted])
    if (!transfer) throw new RedropError('internal', { detail: 'nothing was added' })
    return transfer.id
  }

  /** Local files as they are now, by their handles; those that cannot be read are in `failed`. */
  private async sources(refs: readonly string[]) {
    const sources = new Map<string, LocalSnapshot>()
    const failed: { ref: string; name: string; error: Failure }[] = []
    const fail = (ref: string, error: unknown) => {
      failed.push({
        ref,
        name: this.parts.refs.nameOf(ref),
        error: toFailure(this.parts.log, 'upload', error),
      })
    }
    for (const ref of refs) {
      await this.parts.refs.take(ref).then(
        (source) => sources.set(ref, source),
        (error: unknown) => fail(ref, error),
      )
    }
    return { sources, failed, fail }
  }
}
