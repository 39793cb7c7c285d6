import { parseArgs } from 'node:util'
import { startServer } from './index.ts'

/** `serve.ts [--port N] [--folder DIR] [--seed N] [--users EMAIL:PASSWORD,…]`: runs until SIGTERM or SIGINT. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string' },
    seed: { type: 'string' },
    users: { type: 'string', default: '' },
  },
})

const server = await startServer({
  port: Number(values.port),
  ...(values.folder === undefined ? {} : { folder: values.folder }),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
})

for (const entry of values.users.split(',').filter((text) => text !== '')) {
  const colon = entry.indexOf(':')
  const email = entry.slice(0, colon)
  // A folder that is used again knows its users already.
  if (server.site.state.users.some((user) => user.email === email)) continue
  server.site.addUser({ email, password: entry.slice(colon + 1) })
}

const graceMs = 10_000
const stop = (): void => void server.close(graceMs)
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
process.stdout.write(`READY ${server.url}\n`)
