import type { RemoteEntry } from '../../shared/model/index.ts'
import type { Api } from './api.ts'
import { Code } from './codes.ts'
import { nothing } from './schemas/basic.ts'
import { remoteEntry } from './schemas/entry.ts'

export { list, listAll } from './listing.ts'

/**
 * One file or folder, by id (own files only; survives rename, move, trash and restore) or by URI. The root has none.
 * Throws ApiError 40016 (path), -1 (id unknown or deleted for good), 40082 (somebody else's id), 403.
 */
export async function info(
  api: Api,
  target: { readonly id: string } | { readonly uri: string },
  options: { readonly extended?: boolean; readonly signal?: AbortSignal } = {},
): Promise<RemoteEntry> {
  return api.call({
    method: 'GET',
    path: '/file/info',
    query: { ...target, extended: options.extended ? 'true' : undefined },
    schema: remoteEntry,
    auth: 'token',
    // An id without a usable login is "somebody else's" (contract §5.3).
    ...('id' in target && { signedOutCodes: [Code.OwnerOnly] }),
    signal: options.signal,
  })
}

/** Missing parents are created too. Throws ApiError 40004 if anything of that name is there. */
export async function createFolder(api: Api, uri: string): Promise<RemoteEntry> {
  return api.call({
    method: 'POST',
    path: '/file/create',
    json: { uri, type: 'folder', err_on_conflict: true },
    schema: remoteEntry,
    auth: 'token',
  })
}

/** Throws ApiError 40004 (name taken), 40052 (name refused). */
export async function rename(api: Api, uri: string, name: string): Promise<RemoteEntry> {
  const json = { uri, new_name: name }
  return api.call({ method: 'POST', path: '/file/rename', json, schema: remoteEntry, auth: 'token' })
}

/** Moves into a folder. To the folder where a file already is the server answers 40073 for ever: do not ask. */
export async function move(api: Api, uris: readonly string[], folder: string): Promise<void> {
  await batch(api, 'POST', '/file/move', uris, { dst: folder })
}

/** To the trash; ids and versions stay. */
export async function trash(api: Api, uris: readonly string[]): Promise<void> {
  await batch(api, 'DELETE', '/file', uris, {})
}

/** Past the trash; also the only way to delete what is in it. */
export async function deleteForGood(api: Api, uris: readonly string[]): Promise<void> {
  await batch(api, 'DELETE', '/file', uris, { skip_soft_delete: true })
}

/** Throws ApiError 40016 (the original folder is gone), 40004 (the name is taken). */
export async function restore(api: Api, trashUris: readonly string[]): Promise<void> {
  await batch(api, 'POST', '/file/restore', trashUris, {})
}

/** Throws the error of a single URI as it is, of several as 40081 with `inner`; the others are done then. */
async function batch(
  api: Api,
  method: 'POST' | 'DELETE',
  path: string,
  uris: readonly string[],
  fields: object,
): Promise<void> {
  await api.call({
    method,
    path,
    json: { uris, ...fields },
    schema: nothing,
    auth: 'token',
    oneUri: uris.length === 1,
  })
}
