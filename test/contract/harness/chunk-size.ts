import type { Context } from './context.ts'
import { policyOf } from './site.ts'
import { deleteSession, openSession } from './uploads.ts'

/** Bigger chunks would make a run against a real server too long. */
const limit = 32 * 1024 * 1024

/**
 * Bytes of a chunk of an upload session: 1000 on the test server (no multiple of the cipher's block), on a real one
 * what its policy says.
 */
export async function chunkSize(context: Context): Promise<number> {
  if (context.onTestServer) {
    policyOf(context.server).chunkSize = 1000
    return 1000
  }
  const uri = context.uri('probe.bin')
  const session = await openSession(context.user, uri, 1)
  await deleteSession(context.user, session, uri)
  const { type, relay } = session.storage_policy
  if (type !== 'local' || relay === true) context.skip('real server: its sessions do not go to its own disk')
  if (session.chunk_size === 0 || session.chunk_size > limit)
    context.skip(`real server: its chunk size is ${session.chunk_size}`)
  return session.chunk_size
}
