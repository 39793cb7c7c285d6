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
  const start = request.token === '' ? 0 : startAfter(site, sorted, request.token)
  const nodes = sorted.slice(start, start + pageSize)
  const last = start + pageSize < sorted.length ? nodes.at(-1) : undefined
  const next = last === undefined ? {} : { next_token: cursor(site, last) }
  return { nodes, pagination: { page: 0, page_size: pageSize, ...next, is_cursor: true } }
}

function comparator({ order, mixed }: PageRequest): (a: FileNode, b: FileNode) => number {
  const sign = order.descending ? -1 : 1
  return (a, b) => {
    if (!mixed && a.type !== b.type) return a.type === 'folder' ? -1 : 1
    const [x, y] = [sortKey(order.by, a), sortKey(order.by, b)]
    if (x !== y) return x < y ? -sign : sign
    return (a.id - b.id) * sign
  }
}

function sortKey(by: string, node: FileNode): string | number {
  if (by === 'name') return node.name
  if (by === 'size') return node.size
  if (by === 'updated_at') return node.updatedAt
  return by === 'created_at' ? node.createdAt : node.id
}

function cursor(site: Site, last: FileNode): string {
  const content = { id: site.ids.encode('file', last.id), start_with_file: last.type === 'file' }
  return Buffer.from(JSON.stringify(content)).toString('base64')
}

/** Index behind the entry a cursor names; the real server, too, trusts the caller to keep the ordering. */
function startAfter(site: Site, sorted: readonly FileNode[], token: string): number {
  const index = sorted.findIndex((node) => node.id === decodeCursor(site, token))
  if (index < 0) throw new ApiError(-1, '')
  return index + 1
}

function decodeCursor(site: Site, token: string): number | null {
  try {
    const content = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as { id?: unknown }
    return typeof content.id === 'string' ? site.ids.decode('file', content.id) : null
  } catch {
    return null
  }
}
