import { RedropError } from '../../../shared/errors.ts'

/** What a person typed or pasted, taken apart. Whether a site answers there is another question. */
export interface Address {
  /** Null: none was typed. */
  readonly scheme: 'http:' | 'https:' | null
  /** Host name and port, as `URL.host` spells them. */
  readonly host: string
  readonly hostname: string
  /** Base paths to try, longest first, each `''` or `/like/this`. */
  readonly paths: readonly string[]
}

/** A pasted link may point deep into the site; base paths of sites are short. */
const deepestBase = 4

/**
 * Reads `files.example.org`, `https://example.org/cloud`, or a link copied from the web UI such as
 * `https://example.org/cloud/home?path=…`. Throws RedropError `not-a-url`.
 */
export function parseAddress(input: string): Address {
  const text = input.trim()
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? null
  // A URL parser would take the first word of a file path for a host.
  const url = /^[/\\.]/.test(text) ? null : URL.parse(scheme === null ? `https://${text}` : text)
  if (url === null || url.hostname === '' || url.username !== '' || url.password !== '')
    throw new RedropError('not-a-url', { input: text })
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new RedropError('not-a-url', { input: text })
  return {
    scheme: scheme === null ? null : url.protocol,
    // The port 80 of a typed `http://host:80` is gone here, as is 443 of https: both schemes keep their own default.
    host: url.host,
    hostname: url.hostname,
    paths: basePaths(url.pathname),
  }
}

function basePaths(pathname: string): string[] {
  const segments = pathname
    .split('/')
    .filter((segment) => segment !== '')
    .slice(0, deepestBase)
  return Array.from({ length: segments.length + 1 }, (_, cut) =>
    segments
      .slice(0, segments.length - cut)
      .map((segment) => `/${segment}`)
      .join(''),
  )
}
