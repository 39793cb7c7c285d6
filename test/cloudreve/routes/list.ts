import { can, capabilities, locate, pathNotExist } from '../files/place.ts'
import { boolset, fileResponse, policyResponse } from '../files/respond.ts'
import { canonicalUri } from '../files/uri.ts'
import type { FileUri } from '../files/uri.ts'
import { policyFor } from '../files/write.ts'
import { badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { FileNode } from '../state/types.ts'
import { queryUri } from './input.ts'
import { isSearch, search } from './search.ts'
import { paginate } from './paginate.ts'
import type { Order } from './paginate.ts'

const maxPageSize = 2000
const defaultPageSize = 100

/** GET `/file`: one page of a folder, of the trash, or of a search (contract §5.2). */
export function listFiles(call: Call): Reply {
  const { site } = call
  const pageSize = Math.min(numberOf(call, 'page_size'), maxPageSize)
  const page = numberOf(call, 'page')
  if (page < 0) throw badParameter('Page too short')
  const uri = queryUri(call)
  const place = locateFolder(call, uri)
  const searching = isSearch(uri)
  const view = shownView(call, uri, place.folder, pageSize)
  const entries = searching ? search(site, place.folder, uri.search) : place.entries
  const result = paginate(site, entries, {
    ...{ pageSize: view.page_size, page, token: call.query.get('next_page_token') ?? '', mixed: searching },
    order: orderOf(call),
  })
  const shown = { base: uri.base, viewer: call.user, metadata: true }
  return ok({
    files: result.nodes.map((node) => fileResponse(site, node, shown)),
    parent: parentOf(call, uri, place.folder),
    pagination: searching ? { ...result.pagination, page_size: 0 } : result.pagination,
    props: {
      capability: boolset(capabilities[uri.fs]),
      max_page_size: maxPageSize,
      order_by_options: searching ? null : ['name', 'size', 'updated_at', 'created_at'],
      order_direction_options: searching ? null : ['asc', 'desc'],
    },
    context_hint: site.random.uuid(),
    mixed_type: searching,
    ...(uri.fs === 'trash' ? {} : { storage_policy: policyResponse(site, policyFor(site, place.owner)) }),
    view,
  })
}

function locateFolder(call: Call, uri: FileUri) {
  const { tree } = call.site
  if (uri.fs === 'my') {
    const { node, owner } = locate(call, uri, can.list)
    if (node?.type !== 'folder') throw pathNotExist()
    return { owner, folder: node, entries: tree.children(node) }
  }
  // The trash and the list of shares are flat; nothing is shared here.
  const { owner } = locate(call, { ...uri, fs: 'my', segments: [] }, can.list)
  const entries = uri.fs === 'trash' ? tree.trash(owner.id) : []
  return { owner, folder: tree.root(owner.id), entries }
}

function parentOf(call: Call, uri: FileUri, folder: FileNode): Record<string, unknown> {
  if (uri.fs === 'trash') {
    const zero = '0001-01-01T00:00:00Z'
    return {
      type: 0,
      id: '',
      name: '',
      created_at: zero,
      updated_at: zero,
      size: 0,
      metadata: null,
    }
  }
  const response = fileResponse(call.site, folder, { base: uri.base, viewer: call.user, metadata: false })
  if (uri.fs === 'my') return response
  return { ...response, path: canonicalUri(uri), capability: boolset(capabilities[uri.fs]) }
}

function orderOf(call: Call): Order {
  const by = call.query.get('order_by') ?? ''
  return { by, descending: call.query.get('order_direction') === 'desc' }
}

/** The folder's saved view, or the default with what the call asks for. */
function shownView(call: Call, uri: FileUri, folder: FileNode, pageSize: number) {
  const saved = uri.fs === 'my' ? folder.view : null
  const savedSize = typeof saved?.['page_size'] === 'number' ? saved['page_size'] : defaultPageSize
  const page_size = pageSize > 0 ? pageSize : savedSize
  const by = call.query.get('order_by') ?? ''
  const direction = call.query.get('order_direction') ?? ''
  const ordering = {
    ...(by === '' ? {} : { order: by }),
    ...(direction === '' ? {} : { order_direction: direction }),
  }
  if (saved !== null) return { ...saved, page_size, ...ordering }
  if (uri.fs === 'trash') {
    return {
      page_size,
      ...ordering,
      view: 'list',
      columns: [{ type: 0 }, { type: 2 }, { type: 8 }, { type: 7 }],
    }
  }
  return { page_size, ...ordering, view: 'grid', thumbnail: true }
}

function numberOf(call: Call, key: string): number {
  const text = call.query.get(key) ?? '0'
  if (!/^-?\d+$/.test(text)) throw badParameter('Parameter error')
  return Number(text)
}
