import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { info } from '../../../src/core/cloudreve/files.ts'
import { Plan } from '../../../src/core/services/plan/plan.ts'
import { readPlan } from '../../../src/core/services/plan/read-plan.ts'
import type { FileRef } from '../../../src/shared/model/index.ts'
import { startServer, type TestServer } from '../../cloudreve/index.ts'
import type { Row } from '../report/row.ts'
import { signedInCore, type SignedInCore } from '../sender/core.ts'
import { Remote } from '../tools/remote.ts'
import { rounds } from '../tools/rounds.ts'
import { median } from '../tools/stats.ts'
import { bench, type Options } from './suite.ts'

interface Shape {
  readonly name: string
  /** Folders side by side; 0: the files are in the target itself. */
  readonly folders: number
  readonly files: number
}

const shapes = ({ quick }: Options): readonly Shape[] => [
  { name: 'flat folder', folders: 0, files: quick ? 1_000 : 10_000 },
  { name: 'tree of folders', folders: quick ? 100 : 1_000, files: quick ? 1_000 : 10_000 },
]

/** What a drop of many files costs before it can be looked at, beside the bare listing calls that it cannot do without. */
export async function plan(options: Options): Promise<Row[]> {
  const folder = await mkdtemp(join(options.folder, 'plan-'))
  const server = await startServer()
  server.site.addUser(bench)
  const login = { server: server.url, ...bench }
  const remote = await Remote.signIn(login)
  const to = await signedInCore({ home: join(folder, 'profile'), ...login })
  const rows: Row[] = []
  for (const [at, shape] of shapes(options).entries()) {
    const uri = `cloudreve://my/plan-${at}`
    const local = join(folder, `plan-${at}`)
    await fill(server, remote, uri, local, shape)
    rows.push(...(await measure(options, server, to, { uri, local, shape, token: remote.token })))
  }
  await to.core.close()
  await server.close()
  await rm(folder, { recursive: true })
  return rows
}

interface Case {
  readonly uri: string
  readonly local: string
  readonly shape: Shape
  readonly token: string
}

async function measure(options: Options, server: TestServer, to: SignedInCore, one: Case): Promise<Row[]> {
  const { shape, local, uri } = one
  const { id } = await info(to.connection.api, { uri })
  const folder: FileRef = { account: to.connection.account, id, uri }
  let listings = 0
  const ours = async () => {
    const before = server.requests.length
    const start = performance.now()
    const made = await makePlan(to, folder, local)
    const ms = performance.now() - start
    listings = server.requests.slice(before).filter(({ path }) => path.endsWith('/file')).length
    if (made.counts().files !== shape.files) throw new Error(`a plan of ${made.counts().files} files`)
    return ms
  }
  const bare = async () => {
    const start = performance.now()
    await listBare(server.url, one)
    return performance.now() - start
  }
  const results = await rounds<{ ours: number; bare: number }>(options.rounds, { ours, bare })
  const bareMs = Math.round(median(results.bare))
  const most = Math.max(1, shape.folders > 0 ? shape.folders + 2 : Math.ceil(shape.files / 1000))
  const round = (values: readonly number[]) => values.map((value) => Math.round(value))
  return [
    {
      name: `Plan of ${shape.files} files, ${shape.name}`,
      value: Math.round(median(results.ours)),
      unit: 'ms',
      goal: { atMost: Math.round(1.3 * bareMs + 300) },
      facts: { bareMs, ours: round(results.ours), bare: round(results.bare), folders: shape.folders },
    },
    {
      name: `Plan of ${shape.files} files, ${shape.name}: listings`,
      value: listings,
      unit: 'requests',
      goal: { atMost: most },
      facts: {},
    },
  ]
}

async function makePlan({ core, connection }: SignedInCore, folder: FileRef, local: string): Promise<Plan> {
  const sources = (await readdir(local)).map((name) => ({ path: join(local, name), name }))
  const deps = { store: core.store, keepsCopies: true, inUse: new Set<string>(), copyLabel: ' (copy)' }
  const watch = { signal: new AbortController().signal, onFound: () => undefined }
  return new Plan(await readPlan(deps, connection, { sources, folder, keepBoth: false }, watch), ' (copy)')
}

/** The same listings and nothing else: two at a time, as a plan asks for them. */
async function listBare(url: string, { uri, shape, token }: Case): Promise<void> {
  const folders = Array.from({ length: shape.folders }, (_, at) => `${uri}/folder-${at}`)
  const waiting = [uri, ...folders]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await pages(url, token, next)
  }
  await Promise.all([worker(), worker()])
}

async function pages(url: string, token: string, uri: string): Promise<void> {
  for (let next: string | undefined = ''; next !== undefined;) {
    const query: URLSearchParams = new URLSearchParams({ uri, page_size: '1000', next_page_token: next })
    const headers = { authorization: `Bearer ${token}` }
    const reply: Response = await fetch(`${url}/api/v4/file?${query.toString()}`, { headers })
    const answer = (await reply.json()) as { data: { pagination: { next_token?: string } } }
    next = answer.data.pagination.next_token || undefined
  }
}

/** As many files on both sides, by the same names. */
async function fill(
  server: TestServer,
  remote: Remote,
  uri: string,
  local: string,
  { folders, files }: Shape,
): Promise<void> {
  const { site } = server
  const per = folders > 0 ? files / folders : files
  const places = folders > 0 ? Array.from({ length: folders }, (_, at) => `folder-${at}`) : ['']
  for (const place of places) {
    const first = `${uri}${place === '' ? '' : `/${place}`}/0.txt`
    await remote.put(first, Buffer.from('content'))
    const node = site.state.files.at(-1)
    if (node?.name !== '0.txt') throw new Error('no file')
    const folder = join(local, place)
    await mkdir(folder, { recursive: true })
    for (let at = 0; at < per; at++) {
      if (at > 0) {
        const copy = { ...node, id: site.nextId('file'), name: `${at}.txt`, entities: [...node.entities] }
        site.tree.add(copy)
      }
      await writeFile(join(folder, `${at}.txt`), 'content, changed')
    }
  }
}
