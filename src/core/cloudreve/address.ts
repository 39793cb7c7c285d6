/** Where a call goes: below the site's base path, every value encoded once more than it already is. */
export function apiUrl(
  baseUrl: URL,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): URL {
  const url = new URL(baseUrl)
  url.pathname = `${basePath(baseUrl)}/api/v4${path}`
  url.hash = ''
  url.search = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()
  return url
}

const contentLink = /^\/api\/v4\/file\/(content|archive)\//

/**
 * A link of the server as this client can reach it: links carry the host of the admin's site URL, but the signature
 * covers only path and query, so they hold at the origin in use (contract §1.2 "Absolute links"). Links of storage
 * providers and of other nodes are left alone.
 */
export function reachable(baseUrl: URL, link: string): URL {
  const url = new URL(link, baseUrl)
  return contentLink.test(pathBelow(baseUrl, url)) ? ofSite(baseUrl, link) : url
}

/** A link to the site itself, at the origin in use, whatever host the admin has set. */
export function ofSite(baseUrl: URL, link: string): URL {
  const url = new URL(link, baseUrl)
  return new URL(`${baseUrl.origin}${basePath(baseUrl)}${pathBelow(baseUrl, url)}${url.search}`)
}

function pathBelow(baseUrl: URL, { pathname }: URL): string {
  const base = basePath(baseUrl)
  return base !== '' && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname
}

/** Served by the site itself: decrypted, with the version id as its ETag (contract §5.9). */
export function isSiteContent(url: URL): boolean {
  return /\/api\/v4\/file\/content\//.test(url.pathname)
}

function basePath(baseUrl: URL): string {
  return baseUrl.pathname.replace(/\/+$/, '')
}
