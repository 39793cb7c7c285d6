import { lockAll, targetOf } from '../files/guard.ts'
import { can, existing, isRoot, notSupported } from '../files/place.ts'
import { discardUpload } from '../files/write.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { bodyUri, objectBody, requiredText } from '../routes/input.ts'
import { dropSession, findSession } from './session.ts'

/** DELETE `/file/upload`: a live session, or what a dead one left on the file (contract §5.8). */
export async function deleteSession(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const id = requiredText(body, 'id', 'ID')
  const { node } = existing(call, bodyUri(body), can.upload)
  if (isRoot(node)) throw notSupported()
  const session = findSession(site, id)
  if (session === null) {
    const lock = lockAll(call, [targetOf(call, node)], { type: 'upload' })
    delete node.metadata['sys:upload_session_id']
    lock.release()
  } else if (session.fileId !== node.id) {
    throw new ApiError(404, 'Upload session not found')
  }
  site.faults.checkWrite()
  if (session !== null) dropSession(site, session)
  // A blank file goes too when its only content would have been this upload.
  discardUpload(call, node, id, true)
  // There is no multipart upload to abort in the store, which it says; the file is clean all the same.
  if (session?.relay === true && session.store === 's3') throw new ApiError(-1, '')
  return ok()
}
