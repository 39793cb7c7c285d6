import type { Socket } from 'node:net'

type Done = (error?: Error | null) => void

/**
 * A server may answer (413, 401) and close before it has read the whole body. The next write then fails, and Node would
 * close the socket with the answer unread in it. So a write that fails because the other side closed is left open: the
 * reading side sees the answer first, then the end, which fails the request if there was no answer.
 */
export function tolerateLostWrites(socket: Socket): void {
  const write = socket._write.bind(socket)
  const writev = socket._writev?.bind(socket)
  socket._write = (chunk, encoding, done) => write(chunk, encoding, unlessClosed(done))
  if (writev) socket._writev = (chunks, done) => writev(chunks, unlessClosed(done))
}

function unlessClosed(done: Done): Done {
  return (error) => {
    if (!isClosedByPeer(error)) done(error)
  }
}

function isClosedByPeer(error: Error | null | undefined): boolean {
  return (
    error != null && 'code' in error && ['EPIPE', 'ECONNRESET', 'ECONNABORTED'].includes(String(error.code))
  )
}
