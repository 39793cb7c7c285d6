import type { HistoryEntry } from '../../../shared/ipc/contract.ts'
import type { WayBack } from '../../../shared/model/index.ts'
import { parseUri } from '../../../shared/uri.ts'

export interface ReportFacts {
  readonly entry: HistoryEntry
  /** What the server said about taking it back; null: it was not asked. */
  readonly way: WayBack | null
  /** Host of the site. */
  readonly host: string
  /** Of Redrop and what it runs on. */
  readonly versions: string
}

/**
 * Plain text about an entry, for an administrator or a bug report; not translated, since others read it. Without `names`
 * nothing in it tells of a person, a file or a place.
 */
export function historyReport({ entry, way, host, versions }: ReportFacts, names: boolean): string {
  const { kind, at, undoneAt, route, took, requestId, before, after, size, failure } = entry
  const named = names
    ? [
        `File: ${entry.name}`,
        `Folder: /${parseUri(entry.file.uri).path.slice(0, -1).join('/')}`,
        ...(entry.localName === null ? [] : [`Local file: ${entry.localName}`]),
        `Site: ${host}`,
      ]
    : []
  const lines = [
    ...named,
    `What: ${entry.isSwitch ? 'restored' : kind}`,
    `Time: ${iso(at)}`,
    ...(undoneAt === null ? [] : [`Undone: ${iso(undoneAt)}`]),
    ...(before ? [`Before: ${before.size} bytes of ${iso(before.createdAt)}, version ${before.id}`] : []),
    ...(after ? [`After: ${after.size} bytes of ${iso(after.createdAt)}, version ${after.id}`] : []),
    ...(size === null ? [] : [`To send: ${size} bytes`]),
    `Route: ${route === 'put' ? 'PUT /file/content' : route === 'session' ? 'upload session' : 'none'}`,
    ...(took === null ? [] : [`Took: ${took} ms`]),
    ...(failure ? [`Code: ${failure.code}${codeOf(failure.params['code'])}`] : []),
    ...(requestId === null ? [] : [`Request: ${requestId}`]),
    ...(way ? [`Back: ${way.kind === 'no' ? way.why : way.kind}`] : []),
  ]
  return [...lines, '', versions].join('\n')
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function codeOf(code: string | number | undefined): string {
  return code === undefined ? '' : ` (${code})`
}
