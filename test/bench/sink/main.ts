import { readFileSync } from 'node:fs'
import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import { RequestReader } from './requests.ts'
import { readFast } from './read-fast.ts'
import { SinkSite } from './site.ts'

/** `main.ts CONCURRENCY [KEY CERT]`: a process of its own that drops what it is sent; tells its parent the URL, then its CPU time on demand. */
const [concurrency, key, cert] = process.argv.slice(2)
const site = new SinkSite(Number(concurrency))

function serve(accepted: Socket): void {
  const reader = new RequestReader((request) => {
    const body = JSON.stringify(site.answer(request))
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: ${new Date().toUTCString()}\r\n`
    socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  })
  const take = (bytes: Uint8Array) => reader.take(bytes)
  const socket = accepted instanceof tls.TLSSocket ? accepted.on('data', take) : readFast(accepted, take)
  // A client that hangs up is the business of the client.
  socket.on('error', () => socket.destroy())
  socket.setNoDelay(true)
}

const server =
  key && cert
    ? tls.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, serve)
    : net.createServer({ pauseOnConnect: true }, serve)
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `${key ? 'https' : 'http'}://127.0.0.1:${port}` })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
process.once('disconnect', () => process.exit())
