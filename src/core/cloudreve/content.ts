import type { RemoteEntry } from '../../shared/model/index.ts'
import type { Precondition } from '../domain/precondition.ts'
import type { HttpBody } from '../ports/http.ts'
import type { Api } from './api.ts'
import { remoteEntry } from './schemas/entry.ts'

export interface PutContent {
  readonly uri: string
  /** What must still be there. The server ignores it when the file is gone and creates a new one (contract §5.7). */
  readonly previous: Precondition
  readonly body: HttpBody
  readonly requestId?: string
  readonly signal?: AbortSignal
}

/**
 * Replaces or creates a file's content in one request. The answer's `id` and `size` are still to be compared with what
 * was meant. Throws ApiError 40076 (stale), 40073 (locked), 40049 (too large) … (contract §0).
 */
export async function putContent(api: Api, request: PutContent): Promise<RemoteEntry> {
  return api.call({
    method: 'PUT',
    path: '/file/content',
    query: { uri: request.uri, previous: request.previous },
    body: request.body,
    schema: remoteEntry,
    auth: 'token',
    requestId: request.requestId,
    signal: request.signal,
  })
}
