import { can, existing } from '../files/place.ts'
import { directLinkUrl } from '../files/respond.ts'
import { shownName } from '../files/names.ts'
import { canonicalUri, formatUri } from '../files/uri.ts'
import type { FileUri } from '../files/uri.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { DirectLink } from '../state/types.ts'
import { batchError, batchUris, objectBody } from '../routes/input.ts'
import { signedLink } from './links.ts'

/** PUT `/file/source` (contract §5.5). */
export async function directLinks(call: Call): Promise<Reply> {
  const uris = batchUris(call, await objectBody(call), { mayBeEmpty: false })
  const limit = call.user === null ? Infinity : call.site.group(call.user).directLinkBatchSize
  if (limit === 0) throw new ApiError(40007, '')
  if (uris.length > limit) throw new ApiError(40014, 'Batch source size exceeded')
  const failures: Record<string, ApiError> = {}
  const links: { link: string; file_url: string }[] = []
  for (const uri of uris) {
    try {
      const link = linkOf(call, uri)
      links.push({ link: directLinkUrl(call.site, link), file_url: formatUri(uri.base, uri.segments) })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      failures[canonicalUri(uri)] = error
    }
  }
  call.site.save()
  if (Object.keys(failures).length > 0) throw batchError(failures, links.length > 0 ? links : undefined)
  return ok(links)
}

/** DELETE `/file/source/:id`. */
export function deleteDirectLink(call: Call): Reply {
  const { site } = call
  const link = find(call)
  if (link === undefined || site.tree.get(link.fileId)?.ownerId !== call.user?.id) {
    throw new ApiError(404, 'Direct link not found')
  }
  site.state.directLinks = site.state.directLinks.filter((each) => each !== link)
  site.save()
  return ok()
}

/** GET `/f/:id/:name`: to the current version, under the name the link was made with. */
export function followDirectLink(call: Call): Reply {
  const { site } = call
  if (site.ids.decode('directLink', call.params['id'] ?? '') === null)
    throw new ApiError(40001, 'Failed to parse object ID')
  const link = find(call)
  const file = link === undefined ? undefined : site.tree.get(link.fileId)
  if (link === undefined || file === undefined || site.tree.top(file).trashed) {
    throw new ApiError(404, 'direct link not found', { status: 404 })
  }
  link.downloaded += 1
  const { url } = signedLink(site, {
    entityId: file.primaryEntity,
    name: link.name,
    download: false,
    fresh: false,
  })
  return {
    status: 302,
    headers: { Location: url, 'Content-Type': 'text/html; charset=utf-8' },
    body: '',
    code: null,
  }
}

function linkOf(call: Call, uri: FileUri): DirectLink {
  const { site } = call
  const { node } = existing(call, uri, can.download)
  if (node.type !== 'file') throw new ApiError(40077, 'Entity not exist')
  const name = shownName(node.name)
  const known = site.state.directLinks.find((link) => link.fileId === node.id && link.name === name)
  if (known !== undefined) return known
  const link = {
    id: site.nextId('directLink'),
    fileId: node.id,
    name,
    createdAt: site.stamp(),
    downloaded: 0,
  }
  site.state.directLinks.push(link)
  return link
}

function find(call: Call): DirectLink | undefined {
  const id = call.site.ids.decode('directLink', call.params['id'] ?? '')
  return call.site.state.directLinks.find((link) => link.id === id)
}
