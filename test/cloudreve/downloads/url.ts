import { can, existing } from '../files/place.ts'
import { canonicalUri } from '../files/uri.ts'
import type { FileUri } from '../files/uri.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { batchError, batchUris, flag, objectBody, optionalText } from '../routes/input.ts'
import { expiryText, signedLink } from './links.ts'
import type { Link } from './links.ts'

/** POST `/file/url` (contract §5.9). */
export async function fileUrls(call: Call): Promise<Reply> {
  const body = await objectBody(call)
  const uris = batchUris(call, body, { mayBeEmpty: true })
  if (flag(body, 'archive')) throw new ApiError(40007, '')
  const entity = optionalText(body, 'entity')
  const failures: Record<string, ApiError> = {}
  const links = uris.map((uri) => {
    try {
      return linkTo(call, uri, entity, { download: flag(body, 'download'), fresh: flag(body, 'no_cache') })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      failures[canonicalUri(uri)] = error
      return null
    }
  })
  const [first] = links
  if (Object.keys(failures).length > 0 && !flag(body, 'skip_error')) throw batchError(failures)
  if (flag(body, 'redirect') && uris.length === 1 && first) {
    return { status: 302, headers: { Location: first.url }, body: '', code: null }
  }
  const earliest = links.filter((link) => link !== null).toSorted((a, b) => a.expires - b.expires)[0]
  return ok({
    urls: links.map((link) => ({ url: link?.url ?? '' })),
    expires: earliest === undefined ? null : expiryText(earliest),
  })
}

function linkTo(call: Call, uri: FileUri, version: string, how: { download: boolean; fresh: boolean }): Link {
  const { site } = call
  const { node } = existing(call, uri, can.download)
  const entityId = version === '' ? node.primaryEntity : site.ids.decode('entity', version)
  const known =
    node.type === 'file' && entityId !== null && (version === '' || node.entities.includes(entityId))
  if (!known) throw new ApiError(40077, 'Entity not exist')
  return signedLink(site, { entityId, name: node.name, ...how })
}
