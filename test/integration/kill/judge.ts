import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parseUri } from '../../cloudreve/files/uri.ts'
import type { Lane } from './lane.ts'

export interface Leftovers {
  /** The user's own files. */
  readonly locals: readonly string[]
  /** Somebody broke the lock of a session and saved: nothing then names the session any more, and it holds nothing. */
  readonly brokenLocks?: boolean
}

/** No session, lock, placeholder or temporary file is left, on the server, in the profile or among the user's files. */
export async function expectNothingLeft(
  lane: Lane,
  { locals, brokenLocks = false }: Leftovers,
): Promise<void> {
  const { site } = lane.server
  const [owner] = site.state.users
  const root = { ownerId: owner?.id ?? 0, segments: [], type: 'folder' } as const
  const cached = site.cache.export() as [string, unknown][]
  expect({
    locks: site.locks.conflicts(root).map(({ segments }) => segments.join('/')),
    sessions: brokenLocks
      ? []
      : cached.map(([key]) => key).filter((key) => key.startsWith('upload-session:')),
    placeholders: site.state.entities.filter(({ placeholderOf }) => placeholderOf !== null).length,
    marks: site.state.files
      .filter(({ metadata }) => 'sys:upload_session_id' in metadata)
      .map(({ name }) => name),
    spool: await readdir(join(lane.home, 'spool')),
    tmp: await readdir(join(lane.home, 'tmp')),
    parts: (await readdir(lane.home)).filter((name) => name.endsWith('.part')),
    local: (await readdir(lane.local)).sort(),
  }).toEqual({
    ...{ locks: [], sessions: [], placeholders: 0, marks: [], spool: [], tmp: [], parts: [] },
    local: [...locals].sort(),
  })
}

/** Hashes of all that was ever committed at a place, oldest first. */
export function committed({ server }: Lane, uri: string): string[] {
  const name = parseUri(uri).segments.join('/')
  return server.ledger.entries
    .filter((entry) => parseUri(entry.uri).segments.join('/') === name)
    .map(({ sha256 }) => sha256)
}

/** Body bytes of content that reached the server since a request of the log. */
export function contentBytesSince({ server }: Lane, request: number): number {
  return server.requests
    .slice(request)
    .filter(({ path }) => /\/file\/(content|upload\/.+)/.test(path))
    .reduce((sum, { bodyBytes }) => sum + bodyBytes, 0)
}
