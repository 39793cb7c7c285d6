import { can, locate, pathNotExist } from '../files/place.ts'
import type { FileUri } from '../files/uri.ts'
import { ApiError } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { FileNode } from '../state/types.ts'
import { queryUri } from '../routes/input.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** GET `/file/events`: a stream, or a JSON refusal before it begins (contract §5.11). */
export function fileEvents(call: Call): Reply {
  const { site, user } = call
  const uri = queryUri(call, 'Unknown uri')
  if (!site.settings.eventsEnabled) throw new ApiError(40019, 'This feature is not enabled')
  if (call.clientId === '') throw new ApiError(40001, 'Client ID is required')
  if (!uuid.test(call.clientId)) throw new ApiError(40001, 'Invalid client ID')
  // The real server panics here.
  if (uri.fs === 'trash') return { status: 500, headers: {}, body: '', code: null }
  const folder = watched(call, uri)
  const userId = user?.id ?? 0
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/event-stream;charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Accel-Buffering': 'no',
    },
    code: null,
    body: (response) => {
      const send = (text: string): void => void response.write(text)
      const close = (): void => void response.end()
      const { first, detach } = site.events.attach(site, {
        userId,
        clientId: call.clientId,
        folder,
        send,
        close,
      })
      send(`event:${first}\ndata:<nil>\n\n`)
      const keepAlive = setInterval(
        () => send('event:keep-alive\ndata:<nil>\n\n'),
        site.settings.eventKeepAliveMs,
      )
      return new Promise((resolve) => {
        response.once('close', () => {
          clearInterval(keepAlive)
          detach()
          resolve()
        })
      })
    },
  }
}

function watched(call: Call, uri: FileUri): FileNode {
  try {
    const { node } = locate(call, uri, can.list)
    if (node?.type !== 'folder') throw pathNotExist()
    return node
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new ApiError(error.code, 'Requested uri not available')
  }
}
