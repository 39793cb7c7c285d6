import { rm } from 'node:fs/promises'
import type { Row } from '../report/row.ts'
import { makeCertificate } from '../tools/certificate.ts'
import { GiB, makeSparseFile, MiB } from '../tools/files.ts'
import { Sender } from '../tools/sender.ts'
import { Sink } from '../tools/sink.ts'
import { rounded } from '../tools/stats.ts'
import { bench, type Options } from './suite.ts'

const uri = 'cloudreve://my/bench.bin'

/** How much the peak resident set grows from 256 MiB to 4 GiB, by each route, in a process of its own. */
export async function memory(options: Options): Promise<Row[]> {
  const { folder, quick } = options
  const warmUp = await makeSparseFile(folder, 'warm-up.bin', 256 * MiB)
  const size = quick ? GiB / 2 : 4 * GiB
  const path = await makeSparseFile(folder, 'sparse.bin', size)
  const rows: Row[] = []
  for (const secure of [false, true]) {
    for (const route of ['put', 'session'] as const) {
      const { before, after } = await peaks(options, { route, secure, warmUp, path })
      rows.push({
        name: `Growth of memory from 256 MiB to ${size / GiB} GiB, ${route}, ${secure ? 'TLS' : 'plain'}`,
        value: rounded((after - before) / MiB),
        unit: 'MiB',
        goal: { atMost: 16 },
        facts: { peakMiB: Math.round(after / MiB) },
      })
    }
  }
  await Promise.all([rm(warmUp), rm(path)])
  return rows
}

interface Way {
  readonly route: 'put' | 'session'
  readonly secure: boolean
  readonly warmUp: string
  readonly path: string
}

async function peaks({ folder }: Options, { route, secure, warmUp, path }: Way) {
  const certificate = secure ? await makeCertificate(folder) : null
  const sink = await Sink.start(certificate)
  const sender = await Sender.start(folder, { server: sink.url, ...bench }, certificate?.certFile)
  await sender.upload(route, warmUp, uri)
  const before = await sender.peakMemory()
  await sender.upload(route, path, uri)
  const after = await sender.peakMemory()
  await sender.stop()
  await sink.stop()
  return { before, after }
}
