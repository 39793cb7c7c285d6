import { rm } from 'node:fs/promises'
import { ratioRow, type Row } from '../report/row.ts'
import type { Sample } from '../sender/protocol.ts'
import { curlUpload } from '../tools/curl.ts'
import { makeSparseFile, MiB } from '../tools/files.ts'
import { SlowLink } from '../tools/slow-link.ts'
import { contentUrl } from '../tools/remote.ts'
import { rounds } from '../tools/rounds.ts'
import { Sender } from '../tools/sender.ts'
import { Sink } from '../tools/sink.ts'
import { median, rounded } from '../tools/stats.ts'
import { bench, type Options } from './suite.ts'

const uri = 'cloudreve://my/bench.bin'
const roundTripMs = 100
/** 200 Mbit/s. */
const bytesPerSecond = 25_000_000
/** A link is slow to measure: what noise there is comes from it, not from the machine. */
const mostRounds = { quick: 1, full: 3 }

/** A large upload by session over a link with a long way: how much of it is used. */
export async function slowLink(options: Options): Promise<Row[]> {
  const size = (options.quick ? 64 : 200) * MiB
  const path = await makeSparseFile(options.folder, 'slow-link.bin', size)
  const one = await over(options, path, 1)
  // The other half of the waiting is left out where it only is to be shown that this runs.
  const two = options.quick ? null : await over(options, path, 2)
  await rm(path)
  const goal = { atLeast: 95 }
  return [
    shareRow('one chunk at a time', size, one, goal),
    ...(two ? [shareRow('where the site allows two chunks', size, two, goal)] : []),
    ratioRow('Session over that link, one chunk at a time', null, one.session, one.curl),
  ]
}

interface Results {
  readonly session: readonly Sample[]
  readonly curl: readonly Sample[]
}

async function over(options: Options, path: string, concurrency: number): Promise<Results> {
  const sink = await Sink.start(null, concurrency)
  const link = await SlowLink.open(sink.url, { roundTripMs, bytesPerSecond })
  const sender = await Sender.start(options.folder, { server: link.url, ...bench })
  const curl = { path, url: contentUrl(link.url, uri), token: 'none' }
  const results = await rounds(Math.min(options.rounds, options.quick ? mostRounds.quick : mostRounds.full), {
    session: () => sender.upload('session', path, uri),
    curl: () => curlUpload(curl),
  })
  await sender.stop()
  await link.close()
  await sink.stop()
  return results
}

function shareRow(how: string, size: number, { session, curl }: Results, goal: Row['goal']): Row {
  const shares = (samples: readonly Sample[]) =>
    samples.map(({ seconds }) => rounded((100 * size) / bytesPerSecond / seconds))
  return {
    name: `Share of a link of 200 Mbit/s and 100 ms used by a session, ${how}`,
    value: median(shares(session)),
    unit: '%',
    goal,
    facts: { shares: shares(session), curlShares: shares(curl), bytes: size },
  }
}
