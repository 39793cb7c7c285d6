import { Socket, type SocketConstructorOpts } from 'node:net'

const bufferSize = 1 << 20

/**
 * Hands over what a plain connection receives, read through one reused 1 MiB buffer. Node's own reading allocates 64 KiB
 * for each piece, which costs the sink more than sending costs curl. The way there is `onread`, which servers do not
 * offer, so the connection's handle (not in the typings) moves to a socket that was made with it.
 */
export function readFast(accepted: Socket, onBytes: (bytes: Uint8Array) => void): Socket {
  const { _handle: handle } = accepted as unknown as { _handle: unknown }
  const socket = new Socket({
    handle,
    onread: {
      buffer: Buffer.allocUnsafeSlow(bufferSize),
      callback: (count: number, buffer: Uint8Array) => {
        onBytes(buffer.subarray(0, count))
        return true
      },
    },
  } as SocketConstructorOpts)
  socket.resume()
  return socket
}
