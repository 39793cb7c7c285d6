import { createHmac } from 'node:crypto'
import { shownName } from '../files/names.ts'
import { ApiError } from '../http/reply.ts'
import type { Site } from '../state/site.ts'
import { stampOf, rfc3339 } from '../files/respond.ts'

export interface Link {
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly expires: number
}

interface LinkOptions {
  readonly entityId: number
  readonly name: string
  readonly download: boolean
  readonly fresh: boolean
}

/** Signed link to one version; handed out again until 600 s before its end (contract §5.9). */
export function signedLink(site: Site, options: LinkOptions): Link {
  const { entityId, name, download, fresh } = options
  const ttl = site.settings.entityUrlTtl
  const path = `/api/v4/file/content/${site.ids.encode('entity', entityId)}/0/${encodeURIComponent(shownName(name))}`
  const key = `link:${String(download)}:${path}`
  const known = site.cache.get(key) as Link | undefined
  if (known !== undefined && !fresh) return known
  const expires = site.now() + ttl * 1000
  const sign = `${signature(site, path, Math.floor(expires / 1000))}:${Math.floor(expires / 1000)}`
  const query = `${download ? 'download=true&' : ''}sign=${encodeURIComponent(sign)}`
  const link = { url: `${site.origin()}${path}?${query}`, expires }
  if (ttl > 600) site.cache.set(key, link, ttl - 600)
  return link
}

/** The signature covers the path and the time; other query keys are ignored. */
export function checkSignature(site: Site, url: URL): void {
  const sign = url.searchParams.get('sign') ?? ''
  if (sign === '') throw new ApiError(403, 'expire timestamp is missing')
  const colon = sign.lastIndexOf(':')
  const expires = Number(sign.slice(colon + 1))
  if (colon < 0 || !Number.isInteger(expires)) throw new ApiError(40071, 'sign expired')
  if (expires * 1000 <= site.now()) throw new ApiError(40005, 'signature expired')
  if (sign.slice(0, colon) !== signature(site, url.pathname, expires))
    throw new ApiError(40071, 'invalid sign')
}

export function expiryText(link: Link): string {
  return rfc3339(stampOf(link.expires))
}

function signature(site: Site, path: string, expires: number): string {
  return createHmac('sha256', site.state.seed).update(`${path}\n${expires}`).digest('base64url')
}
