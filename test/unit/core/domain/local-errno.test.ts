import { expect, test } from 'vitest'
import { localTrouble, type LocalTrouble } from '../../../../src/core/domain/local-errno.ts'

test.each<[string, string | undefined, LocalTrouble]>([
  ['no such file', 'ENOENT', 'missing'],
  ['a file where a folder should be', 'ENOTDIR', 'missing'],
  ['a folder', 'EISDIR', 'folder'],
  ['a socket', 'ENXIO', 'special'],
  ['a full disk', 'ENOSPC', 'full'],
  ['a quota on a network drive', 'EDQUOT', 'full'],
  ['Windows: opened by another program without sharing', 'EBUSY', 'busy'],
  ['Linux: a program that runs', 'ETXTBSY', 'busy'],
  ['macOS, Linux: a mandatory lock', 'EAGAIN', 'busy'],
  ['NFS: the server was exchanged', 'ESTALE', 'away'],
  ['FUSE: the connection is gone', 'ENOTCONN', 'away'],
  ['SMB: the server does not answer', 'ETIMEDOUT', 'away'],
  ['SMB: the server is off', 'EHOSTDOWN', 'away'],
  ['Windows, Unix: no permission', 'EACCES', 'unreadable'],
  ['Windows: a file that is being deleted, or no permission', 'EPERM', 'unreadable'],
  ['a read-only drive', 'EROFS', 'unreadable'],
  ['a bad disk', 'EIO', 'unreadable'],
  ['FAT: more than 4 GiB', 'EFBIG', 'unreadable'],
  ['a name that cannot be', 'ENAMETOOLONG', 'unreadable'],
  ['a circle of symbolic links', 'ELOOP', 'unreadable'],
  ['an error without a name', undefined, 'unreadable'],
])('%s (%s) is %s', (_, code, trouble) => {
  expect(localTrouble(code)).toBe(trouble)
})
