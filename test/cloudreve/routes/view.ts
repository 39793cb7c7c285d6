import { targetOf, underLock } from '../files/guard.ts'
import { can, existing } from '../files/place.ts'
import { badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { bodyUri, flag, integer, objectBody, optionalText } from './input.ts'
import type { Body } from './input.ts'

/** PATCH `/file/view`: how a folder is shown; null puts the default back (contract §5.5). */
export async function patchView(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const uri = bodyUri(body)
  const view = readView(body['view'])
  const { node } = existing(call, uri, can.metadata)
  underLock(call, [targetOf(call, node)], 'updateMetadata', () => {
    site.faults.checkWrite()
    node.view = view
    node.updatedAt = site.stamp()
  })
  site.save()
  return ok()
}

function readView(value: unknown): Record<string, unknown> | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') throw badParameter('JSON marshall error')
  const view = value as Body
  const pageSize = integer(view, 'page_size')
  if (pageSize < 10) throw badParameter('PageSize too short')
  if (pageSize > 2000) throw badParameter('PageSize too long')
  const kind = optionalText(view, 'view')
  if (!['list', 'grid', 'gallery', ''].includes(kind)) throw badParameter('Invalid parameters.')
  const width = integer(view, 'gallery_width')
  if (width < 50) throw badParameter('GalleryWidth too short')
  const [order, direction] = [optionalText(view, 'order'), optionalText(view, 'order_direction')]
  return {
    page_size: pageSize,
    ...(order === '' ? {} : { order }),
    ...(direction === '' ? {} : { order_direction: direction }),
    ...(kind === '' ? {} : { view: kind }),
    ...(flag(view, 'thumbnail') ? { thumbnail: true } : {}),
    gallery_width: width,
  }
}
