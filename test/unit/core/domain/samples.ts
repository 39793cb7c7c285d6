import type { FileRef, LockHolder, RemoteVersion, VersionRef } from '../../../../src/shared/model/index.ts'

export const account = { instance: 'i1', user: 'u1' }

export function file(id: string, uri: string): FileRef {
  return { account, id, uri }
}

export function version(id: string): VersionRef {
  return { id, size: 100, createdAt: 0, origin: { kind: 'unknown' } }
}

/** As `extended_info` lists it: `createdAt` in milliseconds. */
export function remoteVersion(id: string, createdAt = 0): RemoteVersion {
  return { id, size: 100, createdAt, createdBy: null }
}

export function lock(app: string, token: string | null): LockHolder {
  return { app, detail: null, uri: null, token, own: false }
}
