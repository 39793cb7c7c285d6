import type {
  AccountKey,
  FileRef,
  RemoteEntry,
  RemoteVersion,
  VersionOrigin,
  VersionRef,
} from '../../shared/model/index.ts'

export function fileRef(account: AccountKey, entry: Pick<RemoteEntry, 'id' | 'uri'>): FileRef {
  return { account: { instance: account.instance, user: account.user }, id: entry.id, uri: entry.uri }
}

export function versionRef(
  version: RemoteVersion,
  account: AccountKey,
  own: ReadonlySet<string>,
): VersionRef {
  return {
    id: version.id,
    size: version.size,
    createdAt: version.createdAt,
    origin: origin(version, account, own),
  }
}

/** The current version of a file; with an unextended entry its time is the file's and its origin unknown. */
export function currentVersion(
  entry: RemoteEntry,
  account: AccountKey,
  own: ReadonlySet<string>,
): VersionRef {
  const listed = entry.extended?.versions.find((version) => version.id === entry.version)
  if (listed) return versionRef(listed, account, own)
  const origin: VersionOrigin = own.has(entry.version) ? { kind: 'this-device' } : { kind: 'unknown' }
  return { id: entry.version, size: entry.size, createdAt: entry.updatedAt, origin }
}

export function inTrash(entry: RemoteEntry): boolean {
  return entry.uri.startsWith('cloudreve://trash/')
}

/**
 * Entities of a running or dead upload: listed like versions, without a mark. Only the newest one can be such, and
 * only while the file carries an upload session (contract §5.1).
 */
export function placeholders(entry: RemoteEntry): ReadonlySet<string> {
  const newest = entry.extended?.versions[0]
  const isOne = entry.uploadSession !== null && newest && newest.id !== entry.version
  return new Set(isOne ? [newest.id] : [])
}

/**
 * The entity was committed once: it is current, or older than what is. What is listed above the current version may be
 * what a dead upload left, marked or not: a commit takes all of that away (contract §5.8).
 */
export function isFinished(entry: RemoteEntry, version: string): boolean {
  const ids = entry.extended?.versions.map(({ id }) => id) ?? []
  const current = ids.indexOf(entry.version)
  return current >= 0 && ids.indexOf(version) >= current
}

function origin(version: RemoteVersion, account: AccountKey, own: ReadonlySet<string>): VersionOrigin {
  if (own.has(version.id)) return { kind: 'this-device' }
  if (!version.createdBy) return { kind: 'unknown' }
  if (version.createdBy.id === account.user) return { kind: 'me-elsewhere' }
  return { kind: 'user', id: version.createdBy.id, name: version.createdBy.nickname }
}
