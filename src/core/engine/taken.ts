import type { AccountKey, ConflictFacts, NameMatch, RemoteEntry } from '../../shared/model/index.ts'
import { undoable } from '../domain/undo.ts'
import type { Connection } from './context.ts'
import { currentVersion, fileRef } from './entries.ts'

/** A folder is where a new file was to go: it has no content that could be replaced. */
export function takenByFolder(account: AccountKey, entry: RemoteEntry): ConflictFacts {
  return { kind: 'taken', by: fileRef(account, entry), version: null, match: 'folder', undoable: false }
}

/** A file (read with `extended`) is where a new one was to go. `own`: ids of versions this device wrote. */
export async function takenByFile(
  connection: Connection,
  entry: RemoteEntry,
  own: ReadonlySet<string>,
  match: Exclude<NameMatch, 'folder'>,
): Promise<ConflictFacts> {
  const { account } = connection
  const versions = entry.extended?.versions ?? []
  const retention = await connection.retention()
  return {
    kind: 'taken',
    by: fileRef(account, entry),
    version: currentVersion(entry, account, own),
    match,
    undoable: undoable({ retention, name: entry.name, versions, current: entry.version }),
  }
}
