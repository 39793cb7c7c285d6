import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import type { Device } from './device.ts'
import type { Somebody } from './somebody.ts'
import type { Wire } from './wire.ts'

/** Where one row happens: a folder on the server, a folder here, and what has been seen. */
export class Place {
  readonly bench: Bench
  readonly folder: string
  readonly local: string
  /** In the order in which it was seen. */
  readonly seen: Readonly<Record<string, unknown>>[] = []
  /** The product on this computer; its requests go through `wire`. */
  readonly device: Device
  readonly somebody: Somebody
  readonly wire: Wire
  private readonly contents = new Map<string, string>()
  private readonly steps: (() => Promise<unknown>)[] = []

  private constructor(bench: Bench, number: number) {
    this.bench = bench
    this.folder = `${bench.folder}/${number}`
    this.local = join(bench.local, String(number))
    this.device = bench.device
    this.somebody = bench.somebody
    this.wire = bench.wire
  }

  static async make(bench: Bench): Promise<Place> {
    const place = new Place(bench, bench.next())
    await mkdir(place.local)
    await bench.somebody.makeFolder(place.folder)
    bench.wire.mark()
    bench.device.events.length = 0
    return place
  }

  uri(...names: readonly string[]): string {
    return [this.folder, ...names.map(encodeURIComponent)].join('/')
  }

  /** A local file, not older than anything on the server. `called`: what the content is called in what is seen. */
  async file(name: string, content: Buffer | string, called = 'ours'): Promise<string> {
    const path = join(this.local, name)
    this.known(called, content)
    await writeFile(path, content)
    await this.touch(path)
    return path
  }

  /** `later`: milliseconds, from a moment that is after everything on the server. */
  async touch(path: string, later = 0): Promise<void> {
    const ahead = Math.max(0, this.device.connection.serverAhead())
    const now = new Date(Date.now() + ahead + 1000 + later)
    await utimes(path, now, now)
  }

  /** Somebody else saves it. */
  async theirs(uri: string, content: Buffer | string, called = 'theirs') {
    this.known(called, content)
    return this.somebody.save(uri, content)
  }

  known(called: string, content: Buffer | string): void {
    this.contents.set(hashOf(Buffer.from(content)), called)
  }

  /** What the server holds there, by its bytes; null: nothing is there. */
  async holds(uri: string): Promise<string | null> {
    const entry = await this.somebody.look({ uri })
    if (!entry) return null
    return this.named(await this.somebody.bytes(uri, entry.primary_entity))
  }

  /** All versions, newest first, by their bytes. */
  async versions(uri: string): Promise<string[]> {
    const entry = await this.somebody.look({ uri })
    const ids = entry?.extended_info?.entities?.map(({ id }) => id) ?? []
    const bytes = await Promise.all(ids.map((id) => this.somebody.bytes(uri, id)))
    return bytes.map((each) => this.named(each))
  }

  /** Notes what is seen, and throws if it is not what is expected. */
  check(what: string, actual: unknown, expected: unknown): void {
    this.note(what, actual)
    assert.deepEqual(actual, expected, `${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`)
  }

  note(what: string, value: unknown): void {
    this.seen.push({ [what]: value })
  }

  /** Checks the current content: `called` by the name it was given. */
  async checkServerHolds(uri: string, called: string): Promise<void> {
    const holds = await this.holds(uri)
    this.note('on the server meanwhile', holds)
    assert.equal(plain(holds), called, `the server holds ${holds}, not ${called}`)
  }

  /** Notes and checks the current content, all versions, and that nothing is left of an upload. */
  async checkServer(uri: string, current: string, versions: readonly string[]): Promise<void> {
    const holds = await this.holds(uri)
    const all = await this.versions(uri)
    this.note('on the server', holds)
    this.note('versions, newest first', all)
    assert.equal(plain(holds), current, `the server holds ${holds}, not ${current}`)
    assert.deepEqual(all.map(plain), versions, `versions ${all.join(', ')}, not ${versions.join(', ')}`)
    const entry = await this.somebody.look({ uri })
    assert.equal(entry?.metadata?.['sys:upload_session_id'], undefined, 'a mark of an upload is left')
  }

  cleanUp(step: () => Promise<unknown>): void {
    this.steps.push(step)
  }

  /** Last registered first. Answers what failed. */
  async close(): Promise<string[]> {
    const failed: string[] = []
    for (const step of this.steps.toReversed())
      await step().catch((error: unknown) => failed.push(`clean-up: ${String(error)}`))
    // What is still locked stays until the end of the run.
    await this.somebody.call('DELETE', '/file', { uris: [this.folder], skip_soft_delete: true })
    return failed
  }

  private named(bytes: Buffer): string {
    const hash = hashOf(bytes)
    return `${this.contents.get(hash) ?? 'unknown content'} (${bytes.length} B, sha256 ${hash.slice(0, 16)}…)`
  }
}

/** Without size and hash. */
function plain(text: string | null): string | null {
  return text?.split(' (')[0] ?? null
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
