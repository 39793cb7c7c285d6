import { ApiError } from '../http/reply.ts'
import type { Site } from '../state/site.ts'
import type { FileNode } from '../state/types.ts'

export interface Order {
  /** `name`, `size`, `updated_at`, `created_at`; anything else = by id. */
  readonly by: string
  readonly descending: boolean
}

interface PageRequest {
  readonly pageSize: number
  readonly page: number
  readonly token: string
  /** Files and folders in one order; otherwise folders come first, descending too. */
  readonly mixed: boolean
  readonly order: Order
}

interface Page {
  readonly nodes: readonly FileNode[]
  readonly pagination: Record<string, unknown>
}

export function paginate(site: Site, entries: readonly FileNode[], request: PageRequest): Page {
  const sorted = entries.toSorted(comparator(request))
  const { pageSize, page } = request
  if (!site.settings.useCursorPagination && !request.mixed) {
    const nodes = sorted.slice(page * pageSize, (page + 1) * pageSize)
    return { nodes, pagination: { page, page_size: pageSize, total_items: sorted.length } }
  }
  const left = request.token === '' ? sorted : after(sorted, readCursor(site, request.token), request)
  const nodes = left.slice(0, pageSize)
  const last = left.length > pageSize ? nodes.at(-1) : undefined
  const next = last === undefined ? {} : { next_token: cursor(site, last, request.order) }
  return { nodes, pagination: { page: 0, page_size: pageSize, ...next, is_cursor: true } }
}

type Key = Pick<FileNode, 'type' | 'id'> & { readonly key: string | number }

function comparator(request: PageRequest): (a: FileNode, b: FileNode) => number {
  return (a, b) => compare(keyOf(a, request.order), keyOf(b, request.order), request)
}

function compare(a: Key, b: Key, { order, mixed }: PageRequest): number {
  const sign = order.descending ? -1 : 1
  if (!mixed && a.type !== b.type) return a.type === 'folder' ? -1 : 1
  if (a.key !== b.key) return a.key < b.key ? -sign : sign
  return (a.id - b.id) * sign
}

function keyOf({ type, id, name, size, createdAt, updatedAt }: FileNode, { by }: Order): Key {
  const keys: Readonly<Record<string, string | number>> = {
    ...{ name, size, created_at: createdAt, updated_at: updatedAt },
  }
  return { type, id, key: keys[by] ?? 0 }
}

interface Cursor {
  readonly id: string
  readonly string?: string
  readonly int?: number
  readonly time?: string
  readonly start_with_file?: boolean
}

function cursor(site: Site, last: FileNode, order: Order): string {
  const { key } = keyOf(last, order)
  const content: Cursor = {
    id: site.ids.encode('file', last.id),
    ...(order.by === 'name' ? { string: String(key) } : {}),
    ...(order.by === 'size' && typeof key === 'number' && key !== 0 ? { int: key } : {}),
    ...(order.by.endsWith('_at') ? { time: String(key) } : {}),
    start_with_file: last.type === 'file',
  }
  return Buffer.from(JSON.stringify(content)).toString('base64')
}

/**
 * What comes behind a cursor. As on the real server the caller must keep the ordering: a cursor of another one lacks
 * the key, which then counts as zero.
 */
function after(
  sorted: readonly FileNode[],
  at: Cursor & { readonly number: number },
  request: PageRequest,
): FileNode[] {
  const { by } = request.order
  const keys: Readonly<Record<string, string | number>> = {
    ...{ name: at.string ?? '', size: at.int ?? 0, created_at: at.time ?? '', updated_at: at.time ?? '' },
  }
  const type = at.start_with_file === true ? 'file' : 'folder'
  const position: Key = { type, id: at.number, key: keys[by] ?? 0 }
  return sorted.filter((node) => compare(keyOf(node, request.order), position, request) > 0)
}

function readCursor(site: Site, token: string): Cursor & { readonly number: number } {
  const content = parse(token)
  const number = content === null ? null : site.ids.decode('file', content.id)
  if (content === null || number === null) throw new ApiError(-1, '')
  return { ...content, number }
}

function parse(token: string): Cursor | null {
  try {
    const content = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as Partial<Cursor> | null
    return typeof content?.id === 'string' ? { ...content, id: content.id } : null
  } catch {
    return null
  }
}
