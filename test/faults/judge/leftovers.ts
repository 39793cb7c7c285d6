import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Told } from '../client/messages.ts'
import type { World } from '../world/world.ts'

/** Whatever is still there of what has come to its end: on the server, in the profile, beside the user's files. */
export async function leftovers(world: World, told: Told): Promise<string[]> {
  const { home, local, files, places } = world
  const unsealed = (await readdir(join(home, 'safety'))).filter(
    (name) => !told.copies.includes(join(home, 'safety', name)),
  )
  const expected = new Set([...files, ...places].map(({ path }) => path))
  return [
    ...onServer(world),
    ...unanswered(told),
    ...(await readdir(join(home, 'spool'))).map((name) => `a spool file is left: ${name}`),
    ...(await readdir(join(home, 'tmp'))).map((name) => `a temporary file is left: ${name}`),
    ...(await readdir(home))
      .filter((name) => name.endsWith('.part'))
      .map((name) => `a part is left: ${name}`),
    ...unsealed.map((name) => `a safety copy that nothing knows is left: ${name}`),
    ...(await readdir(local))
      .filter((name) => !expected.has(join(local, name)))
      .map((name) => `a new local file: ${name}`),
  ]
}

function onServer({ server, stranger, trouble }: World): string[] {
  const { site } = server
  const wasStopped = trouble.happened.some((kind) => kind === 'restart' || kind === 'kill-server')
  // Two dead uploads on one file: the mark names the later one, and goes with it. Nothing takes the other away then.
  const isMarked = (id: number): boolean =>
    !wasStopped
    || site.state.files.some(
      ({ entities, metadata, name, trashed }) =>
        entities.includes(id)
        && 'sys:upload_session_id' in metadata
        // A dead upload that the stranger moved before anybody could learn its file's id: no way leads there.
        && !((name.startsWith('moved ') || trashed) && entities.length === 1),
    )
  const root = { ownerId: site.state.users[0]?.id ?? 0, segments: [], type: 'folder' } as const
  const locks = site.locks.conflicts(root).map(({ segments }) => `a lock is left: ${segments.join('/')}`)
  // What the stranger's own requests left when the server died is not ours to clear away.
  const unfinished = site.state.entities.filter(
    ({ id, placeholderOf, size }) => placeholderOf !== null && !stranger.sizes.has(size) && isMarked(id),
  )
  const cached = (site.cache.export() as [string, unknown][]).map(([key]) => key)
  // Somebody broke the lock of a session and saved: nothing names the session any more, and it holds nothing.
  const sessions = stranger.brokeLocks ? [] : cached.filter((key) => key.startsWith('upload-session:'))
  return [
    ...locks,
    ...sessions.map((key) => `a session is left: ${key}`),
    ...unfinished.map(({ id, size }) => `a placeholder is left: entity ${id} of ${size} bytes`),
  ]
}

/** A transfer that waits for an answer settles its own when it goes on. */
function unanswered({ unanswered, transfers }: Told): string[] {
  const over = new Set(transfers.filter(({ conflict }) => conflict === null).map(({ id }) => id))
  return unanswered
    .filter(({ transferId, answer }) => answer === null || over.has(transferId))
    .map(({ route, answer }) => `an attempt is left open: ${route} ${String(answer)}`)
}
