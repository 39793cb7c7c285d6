import type { Api } from './api.ts'
import { nothing } from './schemas/basic.ts'

/** Makes an older version the current one; no new id. Throws ApiError 40077 (not a version of it), 40073. */
export async function setCurrent(api: Api, uri: string, version: string): Promise<void> {
  await api.call({
    method: 'POST',
    path: '/file/version/current',
    json: { uri, version },
    schema: nothing,
    auth: 'token',
  })
}

/** Deletes a version that is not current. Throws ApiError 403 (it is), 40077 (gone already). */
export async function remove(api: Api, uri: string, version: string): Promise<void> {
  await api.call({
    method: 'DELETE',
    path: '/file/version',
    json: { uri, version },
    schema: nothing,
    auth: 'token',
  })
}
