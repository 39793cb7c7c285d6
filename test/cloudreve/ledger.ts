import type { Digest } from './blobs/content.ts'
import { parseUri, formatUri } from './files/uri.ts'
import { must } from './state/site.ts'
import type { Site } from './state/site.ts'
import type { FileNode, LedgerEntry, User } from './state/types.ts'

export interface Note extends Digest {
  readonly file: FileNode
  readonly entityId: number
  /** The entity that was current until now; 0 = none. */
  readonly base: number
  readonly by: User
  readonly route: LedgerEntry['route']
}

export interface CurrentContent {
  readonly versionId: string
  readonly sha256: string
  /** Bytes stored. */
  readonly size: number
  bytes(): Promise<Buffer>
}

/** Everything that was ever committed, kept apart from what clients are told: the judge of the tests. */
export class Ledger {
  private readonly site: Site

  constructor(site: Site) {
    this.site = site
  }

  get entries(): readonly LedgerEntry[] {
    return this.site.state.ledger
  }

  note(note: Note): void {
    const { ids, tree, state } = this.site
    state.ledger.push({
      seq: state.ledger.length + 1,
      at: this.site.now(),
      user: note.by.email,
      fileId: ids.encode('file', note.file.id),
      uri: formatUri('cloudreve://my', tree.path(note.file)),
      versionId: ids.encode('entity', note.entityId),
      base: note.base === 0 ? null : ids.encode('entity', note.base),
      sha256: note.sha256,
      size: note.size,
      route: note.route,
    })
  }

  commitsOf(fileId: string): LedgerEntry[] {
    return this.entries.filter((entry) => entry.fileId === fileId)
  }

  /** What the file at `uri` holds now; null when there is no file or it never had content. */
  current(uri: string, owner: User = must(this.site.state.users[0])): CurrentContent | null {
    const { tree, ids, contents } = this.site
    let node: FileNode | undefined = tree.root(owner.id)
    for (const name of parseUri(uri).segments) node = node === undefined ? undefined : tree.child(node, name)
    if (node === undefined || node.primaryEntity === 0) return null
    const { primaryEntity } = node
    const versionId = ids.encode('entity', primaryEntity)
    const entry = must(this.entries.findLast((each) => each.versionId === versionId))
    return { versionId, sha256: entry.sha256, size: entry.size, bytes: () => contents.bytes(primaryEntity) }
  }
}
