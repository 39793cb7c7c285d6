/** What a system error says about a local file. */
export type LocalTrouble = 'missing' | 'folder' | 'special' | 'full' | 'busy' | 'away' | 'unreadable'

/**
 * By the names of Node. On Windows a file that another program has opened without sharing it, or holds a range of, is
 * `EBUSY` (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION); a network drive that is away says what its network says, or
 * `ESTALE` (NFS) and `ENOTCONN` (FUSE).
 */
const troubles: Readonly<Record<string, LocalTrouble>> = {
  ...{ ENOENT: 'missing', ENOTDIR: 'missing', EISDIR: 'folder', ENXIO: 'special' },
  ...{ ENOSPC: 'full', EDQUOT: 'full' },
  ...{ EBUSY: 'busy', EAGAIN: 'busy', ETXTBSY: 'busy' },
  ...{ ESTALE: 'away', ENOTCONN: 'away', ETIMEDOUT: 'away', EHOSTDOWN: 'away', EHOSTUNREACH: 'away' },
  ...{ ENETDOWN: 'away', ENETUNREACH: 'away', ECONNRESET: 'away', ECONNABORTED: 'away', EREMOTEIO: 'away' },
}

/** `unreadable` for everything that does not pass by itself: permissions, a bad disk, a name that cannot be. */
export function localTrouble(code: string | undefined): LocalTrouble {
  return troubles[code ?? ''] ?? 'unreadable'
}
