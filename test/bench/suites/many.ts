import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ratioRow, type Row } from '../report/row.ts'
import type { Sample } from '../sender/protocol.ts'
import { curlList } from '../tools/curl.ts'
import { makeFile } from '../tools/files.ts'
import { contentUrl, Remote, type Login } from '../tools/remote.ts'
import { rounds } from '../tools/rounds.ts'
import { Sender } from '../tools/sender.ts'
import { StandIn } from '../tools/stand-in.ts'
import { median, rounded } from '../tools/stats.ts'
import { bench, type Options } from './suite.ts'

const size = 10 * 1024

/**
 * Each commit costs the test server more the more versions it holds (from 2 ms to 10 ms after 4,000): with 1,000 files
 * it is the server that is measured, and any client looks as fast as curl.
 */
const mostOnStandIn = 200

/** Many small conditional replaces against curl on one connection, which is given the versions for nothing. */
export async function many(options: Options): Promise<Row[]> {
  const server = await StandIn.start(bench)
  const count = options.quick ? 100 : mostOnStandIn
  const login = { server: server.url, ...bench }
  const rows = await replaces(options, { login, count, where: 'stand-in', cpu: () => server.cpu() })
  await server.stop()
  return rows
}

interface Replaces {
  readonly login: Login
  readonly count: number
  readonly where: string
  /** Processor seconds of the server so far, where they can be told. */
  readonly cpu: () => Promise<number | null>
}

export async function replaces(options: Options, { login, count, where, cpu }: Replaces): Promise<Row[]> {
  const remote = await Remote.signIn(login)
  const uri = `cloudreve://my/redrop-bench-${Date.now()}`
  const local = await makeFiles(options.folder, count)
  for (const name of await readdir(local)) {
    await remote.put(`${uri}/${name}`, Buffer.from('the first version'))
  }
  const sender = await Sender.start(options.folder, login)
  const watched = async (work: () => Promise<Sample>) => {
    const before = await cpu()
    const sample = await work()
    const after = await cpu()
    return { ...sample, busy: before === null || after === null ? NaN : (after - before) / sample.seconds }
  }
  const results = await rounds(options.rounds, {
    ours: async () => {
      const fresh = await makeFiles(options.folder, count)
      return watched(() => sender.replaceAll(fresh, uri))
    },
    curl: () => watched(() => replaceByCurl(options, login.server, remote, local, uri)),
  })
  await sender.stop()
  await remote.remove(uri)
  return [
    ratioRow(`${count} replaces of 10 KiB, ${where}`, { atMost: 1.05 }, results.ours, results.curl, {
      curlIs: 'one connection, versions known beforehand',
      ...busyFacts('serverBusy', results.ours),
      ...busyFacts('curlServerBusy', results.curl),
    }),
  ]
}

/**
 * Files nobody has seen yet: the product knows what became of those it has sent, and would ask about the versions that
 * curl has put on top.
 */
async function makeFiles(parent: string, count: number): Promise<string> {
  const folder = await mkdtemp(join(parent, 'many-'))
  for (let index = 0; index < count; index++) {
    await makeFile(folder, `file-${String(index).padStart(4, '0')}.bin`, size)
  }
  return folder
}

async function replaceByCurl(
  { folder }: Options,
  server: string,
  remote: Remote,
  local: string,
  uri: string,
): Promise<Sample> {
  const files = await remote.list(uri)
  const entries = files.map(({ name, version }) =>
    [
      `url = "${contentUrl(server, `${uri}/${name}`, version)}"`,
      `upload-file = "${join(local, name)}"`,
      'header = "Expect:"',
      `header = "Authorization: Bearer ${remote.token}"`,
    ].join('\n'),
  )
  const list = join(folder, 'curl-list.txt')
  await writeFile(list, entries.join('\nnext\n'))
  return curlList(list, files.length)
}

/** Close to 1 it is the server that is measured. Nothing where it cannot be told. */
function busyFacts(name: string, samples: readonly { readonly busy: number }[]): Record<string, number> {
  const busy = median(samples.map((sample) => sample.busy))
  return Number.isNaN(busy) ? {} : { [name]: rounded(busy, 2) }
}
