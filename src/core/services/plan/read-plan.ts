import { realpath } from 'node:fs/promises'
import type { FileRef, RemoteEntry } from '../../../shared/model/index.ts'
import { capacity } from '../../cloudreve/user.ts'
import { foldName } from '../../domain/name-parts.ts'
import type { Connection } from '../../engine/context.ts'
import { lookAtLocal, readFolder, type LocalItem } from '../../node/files/tree.ts'
import { fileRows } from './file-rows.ts'
import type { PlanWide } from './judged.ts'
import type { KnownDeps, KnownOfAccount } from './known.ts'
import { newFolderName } from './new-folder.ts'
import { RemoteFolders, type ListedFolder } from './remote-folders.ts'
import type { PlanFolder, PlanFolderRow, PlanRow } from './types.ts'

export interface PlanRequest {
  /** Local files and folders. `name`: of content whose file is called as nobody would call it. */
  readonly sources: readonly { readonly path: string; readonly name: string }[]
  readonly folder: FileRef
  /** What is there is to stay. */
  readonly keepBoth: boolean
}

export interface ReadDeps extends KnownDeps {
  /** What follows the name of a file that is saved next to another one. */
  readonly copyLabel: string
}

export interface ReadPlan {
  readonly target: PlanFolder
  readonly rows: readonly PlanRow[]
  readonly wide: PlanWide
}

type Unnumbered<R> = R extends PlanRow ? Omit<R, 'id'> : never
export type NewRow = Unnumbered<PlanRow>

/**
 * What a drop will do, and nothing done: the local trees against listings of the folders they meet. Once `signal` is
 * aborted no further page is asked for. `onFound`: how many local files there are so far. Throws what the client throws.
 */
export async function readPlan(
  deps: ReadDeps,
  connection: Connection,
  { sources, folder, keepBoth }: PlanRequest,
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound: (files: number) => void },
): Promise<ReadPlan> {
  const remote = new RemoteFolders(connection, signal)
  const [items, target, free, withOrigin, retention] = await Promise.all([
    Promise.all(sources.map(async ({ path, name }) => ({ ...(await lookAtLocal(path)), name }))),
    remote.target(folder),
    // Not every account may ask; the server says so where there is none.
    capacity(connection.api).then(
      ({ total, used }) => Math.max(0, total - used),
      () => null,
    ),
    deps.store.provenance.files(connection.account),
    connection.retention(),
  ])
  const folders = items.filter(({ type }) => type === 'folder')
  const roots = await Promise.all(folders.map(({ path }) => realpath(path).catch(() => path)))
  const wide = { free, keepBoth }
  const reading = new Reading(deps, connection, {
    ...{ remote, roots, wide, signal, onFound },
    account: { withOrigin, retention },
  })
  const rows = await reading.rowsOf(items, target, null)
  return { target: target.folder, rows: rows.map((row, id) => ({ ...row, id })), wide }
}

interface ReadingParts {
  readonly account: KnownOfAccount
  readonly remote: RemoteFolders
  readonly roots: readonly string[]
  readonly wide: PlanWide
  readonly signal: AbortSignal
  readonly onFound: (files: number) => void
}

const byName = new Intl.Collator(undefined, { numeric: true })

class Reading {
  private readonly deps: ReadDeps
  private readonly connection: Connection
  private readonly parts: ReadingParts
  private found = 0

  constructor(deps: ReadDeps, connection: Connection, parts: ReadingParts) {
    this.deps = deps
    this.connection = connection
    this.parts = parts
  }

  private get rowDeps() {
    return { ...this.deps, wide: this.parts.wide, account: this.parts.account }
  }

  /** Rows of what goes into one folder: files first, then each folder with what is in it. */
  async rowsOf(items: readonly LocalItem[], listed: ListedFolder, bundle: string | null): Promise<NewRow[]> {
    this.parts.signal.throwIfAborted()
    const sorted = items.toSorted((a, b) => byName.compare(a.name, b.name))
    const isFolder = (item: LocalItem) => item.type === 'folder' && item.leftOut === null
    const files = sorted.filter((item) => !isFolder(item))
    this.found += files.length
    this.parts.onFound(this.found)
    const groups = groupsOf(sorted.filter(isFolder), listed)
    const [own, ...inside] = await Promise.all([
      fileRows(this.rowDeps, this.connection, { files, listed, bundle }),
      ...groups.map((group) => this.folderRows(group, listed.folder, bundle)),
    ])
    return [...own, ...inside.flat()]
  }

  private async folderRows(group: Group, parent: PlanFolder, bundle: string | null): Promise<NewRow[]> {
    const { remote, roots } = this.parts
    const [first] = group.folders
    if (!first) return []
    const contents = group.folders.map(({ path }) => readFolder(path, roots))
    const unreadable = (await Promise.all(contents)).flatMap((content, at) => (content ? [] : [at]))
    const items = (await Promise.all(contents)).flatMap((content) => content ?? [])
    const within = bundle ?? (first.isBundle ? first.name : null)
    const refused = fileRows(this.rowDeps, this.connection, {
      files: unreadable.flatMap((at) => group.folders[at] ?? []).map(asUnreadable),
      listed: { folder: parent, entries: [] },
      bundle,
    })
    if (unreadable.length === group.folders.length) return refused
    if (group.entry) {
      const listed = await remote.inside(parent, group.entry)
      return [...(await refused), ...(await this.rowsOf(items, listed, within))]
    }
    const { name, judged } = newFolderName(first.name, parent, this.deps.copyLabel)
    const made = remote.missing(parent, name)
    parent.planned.add({ name })
    const row: Unnumbered<PlanFolderRow> = {
      ...{ type: 'folder', folder: made, name: first.name, path: first.path, choice: judged.choice, judged },
    }
    return [...(await refused), row, ...(await this.rowsOf(items, { folder: made, entries: [] }, within))]
  }
}

interface Group {
  readonly folders: readonly LocalItem[]
  /** The remote folder that they go into; null: it has to be made. */
  readonly entry: RemoteEntry | null
}

/** Local folders by the remote folder they go into: two that differ only in case share one. */
function groupsOf(folders: readonly LocalItem[], { folder }: ListedFolder): Group[] {
  const groups = new Map<string, { folders: LocalItem[]; entry: RemoteEntry | null }>()
  for (const one of folders) {
    const found = folder.names.find(one.name)?.value
    const entry = found?.type === 'folder' ? found : null
    const key = entry?.id ?? `new ${foldName(one.name)}`
    const group = groups.get(key)
    if (group) group.folders.push(one)
    else groups.set(key, { folders: [one], entry })
  }
  return [...groups.values()]
}

function asUnreadable(folder: LocalItem): LocalItem {
  return { ...folder, leftOut: { why: 'unreadable' } }
}
