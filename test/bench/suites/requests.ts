import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from '../report/row.ts'
import { runOptions, signedInCore, type SignedInCore } from '../sender/core.ts'
import { replaceAll } from '../sender/replace-all.ts'
import { replaceShown, uploadByEngine } from '../sender/upload.ts'
import { startServer, type TestServer } from '../../cloudreve/index.ts'
import { makeFile, MiB } from '../tools/files.ts'
import { Remote } from '../tools/remote.ts'
import { bench, type Options } from './suite.ts'

const small = { name: 'small.bin', size: MiB, route: 'put' } as const
/** Larger than what a site takes by PUT. */
const large = { name: 'large.bin', size: 51 * MiB, route: 'session' } as const
const uri = (name: string) => `cloudreve://my/requests/${name}`

/** What a replace asks of the server, and what a refused one sends for nothing; counted by the test server. */
export async function requests(options: Options): Promise<Row[]> {
  const folder = await mkdtemp(join(options.folder, 'requests-'))
  const server = await startServer()
  server.site.addUser(bench)
  const login = { server: server.url, ...bench }
  const remote = await Remote.signIn(login)
  const to = await signedInCore({ home: join(folder, 'profile'), ...login })
  const count = new Counter(server, remote, to, folder)
  const rows = [
    ...(await count.replace('Known replace by PUT', small, 2)),
    ...(await count.replace('Known replace by session, without its chunks', large, null)),
    ...(await count.batch(20)),
    await count.refused('Stale when looked at', small, 0, (run) => count.save(small).then(run)),
    await count.refused('Stale when looked at, by session', large, 0, (run) => count.save(large).then(run)),
    await count.refused('Saved by somebody between look and PUT', small, small.size, count.between(small)),
    await count.refused('Saved by somebody between look and session', large, 0, count.between(large)),
    await count.refused('In use by somebody, PUT', small, null, (run) => count.held(small, run)),
    await count.refused('In use by somebody, session', large, 0, (run) => count.held(large, run)),
  ]
  await to.core.close()
  await server.close()
  await rm(folder, { recursive: true })
  return rows
}

interface Sized {
  readonly name: string
  readonly size: number
  readonly route: 'put' | 'session'
}

class Counter {
  private readonly server: TestServer
  private readonly remote: Remote
  private readonly to: SignedInCore
  private readonly folder: string

  constructor(server: TestServer, remote: Remote, to: SignedInCore, folder: string) {
    this.server = server
    this.remote = remote
    this.to = to
    this.folder = folder
  }

  /** Somebody else's save. */
  async save({ name }: Sized): Promise<void> {
    await this.remote.put(uri(name), Buffer.from(`saved at ${performance.now()}`))
  }

  /** Requests up to the one that commits, and those behind it. */
  async replace(what: string, file: Sized, goal: number | null): Promise<Row[]> {
    await this.save(file)
    const path = await makeFile(this.folder, file.name, file.size)
    // What is asked once and remembered, such as the retention of versions, is not counted.
    await uploadByEngine(this.to, await replaceShown(this.to, path, uri(file.name)), file.route)
    await makeFile(this.folder, file.name, file.size)
    const wanted = await replaceShown(this.to, path, uri(file.name))
    const before = this.server.requests.length
    await uploadByEngine(this.to, wanted, file.route)
    return this.split(what, this.server.requests.slice(before).map(nameOf).filter(isNoChunk), 1, goal)
  }

  async batch(size: number): Promise<Row[]> {
    const local = join(this.folder, 'batch')
    await mkdir(local)
    for (let index = 0; index < size; index++) {
      await this.remote.put(uri(`${index}.bin`), Buffer.from('the first version'))
      const path = await makeFile(local, `${index}.bin`, 10 * 1024)
      // Times of files are coarser than those of versions: clearly newer than what is to be replaced.
      await utimes(path, new Date(), new Date(Date.now() + 1000))
    }
    const before = this.server.requests.length
    await replaceAll(this.to, local, uri('').slice(0, -1))
    const asked = this.server.requests.slice(before).map(nameOf)
    return this.split(`Batch of ${size}, per file`, asked, size, 1)
  }

  private split(what: string, asked: readonly string[], files: number, goal: number | null): Row[] {
    // After its commit each file is looked at once more.
    const behind = files
    const row = (where: string, value: number, atMost: number | null): Row => ({
      name: `${what}: requests ${where}`,
      value: Math.round((100 * value) / files) / 100,
      unit: 'requests',
      goal: atMost === null ? null : { atMost },
      facts: where === 'until saved' ? { asked: tally(asked) } : {},
    })
    return [row('until saved', asked.length - behind, goal), row('behind it', behind, null)]
  }

  /** Bytes of content sent for a replace that is not to happen. */
  async refused(
    what: string,
    { name, size }: Sized,
    goal: number | null,
    disturb: (run: () => Promise<unknown>) => Promise<unknown>,
  ): Promise<Row> {
    const path = await makeFile(this.folder, name, size)
    const wanted = await replaceShown(this.to, path, uri(name))
    const [transfer] = await this.to.core.engine.add([wanted])
    if (!transfer) throw new Error('nothing to do')
    const before = this.server.requests.length
    let ended = ''
    await disturb(async () => {
      const { state } = await this.to.core.engine.run(transfer.id, runOptions)
      ended = state.name === 'needs-decision' ? state.conflict.kind : state.name
    })
    const content = this.server.requests.slice(before).filter(({ headers, path: to }) => {
      return (
        headers['content-type'] === 'application/octet-stream' && /content|upload/.test(to) && isOurs(headers)
      )
    })
    await this.to.core.engine.cancel(transfer.id, 'cancelled')
    return {
      name: `Sent for nothing: ${what}`,
      value: content.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
      unit: 'bytes',
      goal: goal === null ? null : { atMost: goal },
      facts: { size, ended },
    }
  }

  /** Somebody saves right after the product has looked. */
  between(file: Sized) {
    return async (run: () => Promise<unknown>): Promise<void> => {
      const saved = Promise.withResolvers<undefined>()
      const undo = this.server.faults.add({
        times: 1,
        match: ({ method, path }) => {
          const isLook = method === 'GET' && path.endsWith('/file/info')
          if (isLook)
            setImmediate(() => void this.save(file).then(() => saved.resolve(undefined), saved.reject))
          return isLook
        },
        do: { kind: 'delay', ms: 300 },
      })
      await run()
      await saved.promise
      undo()
    }
  }

  /** For the rest of the run. */
  async held({ name }: Sized, run: () => Promise<unknown>): Promise<void> {
    this.server.site.hold(uri(name), { type: 'viewer' })
    await run()
  }
}

type Asked = TestServer['requests'][number]

function nameOf({ method, path }: Asked): string {
  return `${method} ${path.replace('/api/v4', '').replace(/upload\/.*/, 'upload/…')}`
}

function isNoChunk(asked: string): boolean {
  return !asked.startsWith('POST /file/upload/')
}

function isOurs(headers: Asked['headers']): boolean {
  return headers['x-cr-client-id'] !== undefined
}

function tally(asked: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const one of asked) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(', ')
}
