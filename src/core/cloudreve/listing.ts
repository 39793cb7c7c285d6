import { z } from 'zod'
import type { RemoteEntry, StoragePolicy } from '../../shared/model/index.ts'
import type { Api } from './api.ts'
import { list as listOf } from './schemas/basic.ts'
import { parentEntry, remoteEntry, storagePolicy } from './schemas/entry.ts'

export interface ListOptions {
  /** At most 2000. */
  readonly pageSize?: number
  /** `nextToken` of the page before, with the same order. */
  readonly pageToken?: string
  readonly orderBy?: 'name' | 'size' | 'updated_at' | 'created_at'
  readonly direction?: 'asc' | 'desc'
}

export interface Page {
  readonly entries: readonly RemoteEntry[]
  /** The folder itself; for the trash a stand-in whose id, URI and version are empty. */
  readonly parent: RemoteEntry
  /** Where new uploads into this folder are stored. */
  readonly policy: StoragePolicy | null
  /** Null on the last page. */
  readonly nextToken: string | null
}

const defaultPageSize = 1000

/** Sites page by cursor or, by a setting, by number (contract §5.2); a token says which. */
const cursorPrefix = 'cursor:'
const pagePrefix = 'page:'

const pageSchema = z.object({
  files: listOf(remoteEntry),
  parent: parentEntry,
  storage_policy: storagePolicy.nullish(),
  pagination: z.object({
    is_cursor: z.boolean().default(false),
    next_token: z.string().optional(),
    page: z.int().default(0),
    page_size: z.int().default(0),
    total_items: z.int().default(0),
  }),
})

/** One page of a folder, folders first. Throws ApiError 40016 (missing, or a file), 403. Never cancel it. */
export async function list(api: Api, uri: string, options: ListOptions = {}): Promise<Page> {
  const raw = await api.call({
    method: 'GET',
    path: '/file',
    query: {
      uri,
      page_size: String(options.pageSize ?? defaultPageSize),
      order_by: options.orderBy,
      order_direction: options.direction,
      ...placeOf(options.pageToken),
    },
    schema: pageSchema,
    auth: 'token',
  })
  return {
    entries: raw.files,
    parent: raw.parent,
    policy: raw.storage_policy ?? null,
    nextToken: nextToken(raw.pagination),
  }
}

/** All pages of a folder, one after the other. */
export async function* listAll(
  api: Api,
  uri: string,
  options: Omit<ListOptions, 'pageToken'> = {},
): AsyncGenerator<readonly RemoteEntry[]> {
  let pageToken: string | null = null
  do {
    const page: Page = await list(api, uri, pageToken === null ? options : { ...options, pageToken })
    yield page.entries
    pageToken = page.nextToken
  } while (pageToken !== null)
}

function placeOf(token: string | undefined): { page?: string; next_page_token?: string } {
  if (token === undefined) return {}
  if (token.startsWith(pagePrefix)) return { page: token.slice(pagePrefix.length) }
  return { next_page_token: token.slice(cursorPrefix.length) }
}

function nextToken(pagination: z.infer<typeof pageSchema>['pagination']): string | null {
  const { is_cursor, next_token, page, page_size, total_items } = pagination
  if (is_cursor) return next_token === undefined || next_token === '' ? null : `${cursorPrefix}${next_token}`
  return (page + 1) * page_size < total_items ? `${pagePrefix}${page + 1}` : null
}
