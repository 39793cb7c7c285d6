import type { FileRef, RemoteEntry, StoragePolicy } from '../../../shared/model/index.ts'
import { joinUri, parentUri } from '../../../shared/uri.ts'
import { info } from '../../cloudreve/files.ts'
import { list, type Page } from '../../cloudreve/listing.ts'
import { NameIndex } from '../../domain/plan-names.ts'
import { nameLimit } from '../../domain/names.ts'
import type { Connection } from '../../engine/context.ts'
import type { FolderRules, PlanFolder } from './types.ts'

/** Listings under way at once (design §6). */
const atOnce = 2

/** Capability bits of a folder that takes files: create, update content (contract §11). */
const neededBits = [0, 6]

export interface ListedFolder {
  readonly folder: PlanFolder
  readonly entries: readonly RemoteEntry[]
}

/** Lists the folders of a plan, page by page. Once `signal` is aborted no further page is asked for. */
export class RemoteFolders {
  private readonly connection: Connection
  private readonly signal: AbortSignal
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(connection: Connection, signal: AbortSignal) {
    this.connection = connection
    this.signal = signal
  }

  /** The folder that everything goes into, where it is now. Throws ApiError 40016, -1 if it is gone. */
  async target(folder: FileRef): Promise<ListedFolder> {
    const { api } = this.connection
    const isRoot = parentUri(folder.uri) === null
    const uri = isRoot ? folder.uri : (await info(api, { id: folder.id })).uri
    return this.listed(uri, [], null)
  }

  /** A folder that is in another one. */
  inside(parent: PlanFolder, entry: RemoteEntry): Promise<ListedFolder> {
    return this.listed(entry.uri, [...parent.path, entry.name], parent)
  }

  /** One that has to be made. */
  missing(parent: PlanFolder, name: string): PlanFolder {
    return {
      path: [...parent.path, name],
      uri: joinUri(parent.uri, name),
      parent,
      entry: null,
      names: new NameIndex(),
      planned: new NameIndex(),
      rules: parent.rules,
    }
  }

  private async listed(
    uri: string,
    path: readonly string[],
    parent: PlanFolder | null,
  ): Promise<ListedFolder> {
    const first = await this.page(uri, null)
    const entries = [...first.entries]
    for (let token = first.nextToken; token !== null;) {
      const page: Page = await this.page(uri, token)
      entries.push(...page.entries)
      token = page.nextToken
    }
    const folder: PlanFolder = {
      ...{ path, uri, parent, entry: first.parent },
      names: new NameIndex(entries),
      planned: new NameIndex(),
      rules: rulesOf(first.parent, first.policy),
    }
    return { folder, entries }
  }

  private async page(uri: string, token: string | null): Promise<Page> {
    if (this.running >= atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.running++
    try {
      this.signal.throwIfAborted()
      const page = await list(this.connection.api, uri, token === null ? {} : { pageToken: token })
      this.signal.throwIfAborted()
      return page
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }
}

function rulesOf(folder: RemoteEntry, policy: StoragePolicy | null): FolderRules {
  return {
    canUploadInto: folder.owned && neededBits.every((bit) => folder.capability?.has(bit)),
    maxSize: policy && policy.maxSize > 0 ? policy.maxSize : null,
    nameLimit: nameLimit(policy),
    extensions: policy?.extensions ?? null,
  }
}
