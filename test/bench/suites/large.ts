import { rm } from 'node:fs/promises'
import { ratioRow, type Row } from '../report/row.ts'
import type { Sample, SenderSample } from '../sender/protocol.ts'
import { makeCertificate } from '../tools/certificate.ts'
import { curlUpload } from '../tools/curl.ts'
import { GiB, makeFile, MiB } from '../tools/files.ts'
import { contentUrl } from '../tools/remote.ts'
import { rounds } from '../tools/rounds.ts'
import { Sender } from '../tools/sender.ts'
import { Sink } from '../tools/sink.ts'
import { median, rounded } from '../tools/stats.ts'
import { bench, type Options } from './suite.ts'

const uri = 'cloudreve://my/bench.bin'

/** One large file to a sink on loopback: PUT and session against curl's PUT, plain and TLS. */
export async function large(options: Options): Promise<Row[]> {
  const size = options.quick ? 128 * MiB : GiB
  const path = await makeFile(options.folder, 'large.bin', size)
  const what = `${size / MiB} MiB`
  const plain = await compare(options, { path, what, secure: false })
  const secure = await compare(options, { path, what, secure: true })
  await rm(path)
  return [...plain, ...secure]
}

interface Way {
  readonly path: string
  /** The size, for people. */
  readonly what: string
  readonly secure: boolean
}

async function compare({ folder, rounds: count }: Options, { path, what, secure }: Way): Promise<Row[]> {
  const certificate = secure ? await makeCertificate(folder) : null
  const ca = certificate?.certFile
  const sink = await Sink.start(certificate)
  const sender = await Sender.start(folder, { server: sink.url, ...bench }, ca)
  // The sink knows no tokens, and fetch does not know its certificate.
  const curl = { path, url: contentUrl(sink.url, uri), token: 'none', ca }
  const small = await makeFile(folder, 'small.bin', 1)
  const measured = withSinkShare(sink)
  const busy = async <T extends Sample>(work: () => Promise<T>) => {
    // Over a version of somebody else: our own one would first be compared with the file.
    await curlUpload({ ...curl, path: small })
    return measured(work)
  }
  const results = await rounds(count, {
    put: () => busy(() => sender.upload('put', path, uri)),
    session: () => busy(() => sender.upload('session', path, uri)),
    curl: () => busy(() => curlUpload(curl)),
  })
  await sender.stop()
  await sink.stop()

  const how = secure ? 'TLS' : 'plain'
  const facts = { curlSinkBusy: share(results.curl) }
  const goal = { atMost: 1 }
  return [
    ratioRow(`PUT of ${what}, ${how}`, goal, results.put, results.curl, {
      ...facts,
      sinkBusy: share(results.put),
    }),
    ratioRow(`Session of ${what}, ${how}`, goal, results.session, results.curl, {
      ...facts,
      sinkBusy: share(results.session),
    }),
    ...(secure ? [delayRow('PUT', results.put), delayRow('session', results.session)] : []),
  ]
}

type WithShare<T> = T & { readonly sinkShare: number }

/** How busy the sink was: close to 1 it would be the sink that is measured. */
function withSinkShare(sink: Sink) {
  return async <T extends Sample>(work: () => Promise<T>): Promise<WithShare<T>> => {
    const before = await sink.cpu()
    const sample = await work()
    return { ...sample, sinkShare: ((await sink.cpu()) - before) / sample.seconds }
  }
}

function share(samples: readonly WithShare<Sample>[]): number {
  return rounded(median(samples.map(({ sinkShare }) => sinkShare)), 2)
}

function delayRow(route: string, samples: readonly SenderSample[]): Row {
  const delays = samples.map(({ delayP99 }) => delayP99)
  return {
    name: `Event-loop delay p99 at full TLS speed, ${route}`,
    value: rounded(median(delays)),
    unit: 'ms',
    goal: { atMost: 20 },
    facts: { p99: delays.map((delay) => rounded(delay)) },
  }
}
