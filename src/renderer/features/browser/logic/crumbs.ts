import { formatUri, parseUri } from '../../../../shared/uri.ts'

export interface Crumb {
  readonly uri: string
  readonly name: string
}

/** The folders from the root down to `uri`. `root`: what the root is called. */
export function crumbsOf(uri: string, root: string): readonly Crumb[] {
  const parsed = parseUri(uri)
  return [root, ...parsed.path].map((name, depth) => ({
    name,
    uri: formatUri({ ...parsed, path: parsed.path.slice(0, depth) }),
  }))
}
