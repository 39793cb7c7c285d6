import net from 'node:net'
import tls from 'node:tls'
import { parentPort, workerData } from 'node:worker_threads'

// In a thread of its own: the connection must be gone while the client is busy in its own thread.
const { key, cert } = workerData as { key?: string; cert?: string }

function refuse(socket: net.Socket): void {
  socket.on('error', () => undefined)
  socket.once('data', () => {
    socket.pause()
    socket.write(
      'HTTP/1.1 413 Content Too Large\r\ncontent-length: 7\r\nconnection: close\r\n\r\ntoo big',
      () => {
        // Unread bytes make the system answer with a reset.
        setTimeout(() => socket.destroy(), 1)
      },
    )
  })
}

const server = key && cert ? tls.createServer({ key, cert }, refuse) : net.createServer(refuse)
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as net.AddressInfo).port))
