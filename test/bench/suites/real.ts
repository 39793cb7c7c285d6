import { readdir, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { ratioRow, type Row } from '../report/row.ts'
import { curlUpload } from '../tools/curl.ts'
import { makeFile } from '../tools/files.ts'
import { contentUrl, Remote, type Login } from '../tools/remote.ts'
import { rounds } from '../tools/rounds.ts'
import { Sender } from '../tools/sender.ts'
import { replaces } from './many.ts'
import type { Options } from './suite.ts'

/** A real Cloudreve: 200 MB by PUT and by session against curl's PUT, and many small files. */
export async function real(options: Options, login: Login): Promise<Row[]> {
  const large = await replaceLarge(options, login)
  const count = options.quick ? 100 : 1000
  const cpu = () => Promise.resolve(null)
  return [...large, ...(await replaces(options, { login, count, where: 'real server', cpu }))]
}

async function replaceLarge(options: Options, login: Login): Promise<Row[]> {
  const { folder, blobs } = options
  const megabytes = options.quick ? 60 : 200
  const path = await makeFile(folder, 'real.bin', megabytes * 1_000_000)
  const remote = await Remote.signIn(login)
  const home = `cloudreve://my/redrop-bench-${Date.now()}`
  const uri = `${home}/real.bin`
  await remote.put(uri, Buffer.from('the first version'))
  const sender = await Sender.start(folder, login)
  const fresh = async <T>(work: () => Promise<T>): Promise<T> => {
    if (blobs !== null) await emptyLargeFiles(blobs)
    // Over a version of somebody else: our own one would first be compared with the file.
    await remote.put(uri, Buffer.from('saved by somebody'))
    return work()
  }
  const curl = { path, url: contentUrl(login.server, uri), token: remote.token }
  const results = await rounds(options.rounds, {
    put: () => fresh(() => sender.upload('put', path, uri)),
    session: () => fresh(() => sender.upload('session', path, uri)),
    curl: () => fresh(() => curlUpload(curl)),
  })
  await sender.stop()
  await remote.remove(home)
  await rm(path)
  const goal = { atMost: 1 }
  return [
    ratioRow(`PUT of ${megabytes} MB, real server`, goal, results.put, results.curl),
    ratioRow(`Session of ${megabytes} MB, real server`, goal, results.session, results.curl),
  ]
}

/**
 * Old versions are emptied: pages of memory that a virtual machine has never touched cost more than the transfer, so the
 * same ones are to be used again.
 */
async function emptyLargeFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (entry.isFile() && entry.name.endsWith('real.bin'))
      await truncate(join(entry.parentPath, entry.name), 0)
  }
}
