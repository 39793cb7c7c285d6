import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCore, type Core } from '../../../src/core/compose.ts'
import type { Connection, EngineEvent, RunOptions } from '../../../src/core/engine/context.ts'
import { list } from '../../../src/core/cloudreve/listing.ts'
import { fileRef } from '../../../src/core/engine/entries.ts'
import { snapshot } from '../../../src/core/node/files/snapshot.ts'
import { putTargets } from '../../../src/core/services/put-targets.ts'
import type { Conflict, Decision, FileRef, Transfer } from '../../../src/shared/model/index.ts'
import { startServer, type ServerOptions, type TestServer } from '../../cloudreve/index.ts'
import type { FileNode } from '../../cloudreve/state/types.ts'
import { OtherWriter } from '../kill/other-writer.ts'
import { JumpingClock } from './clock.ts'

// The secrets of these tests last as long as they do.
delete process.env['DBUS_SESSION_BUS_ADDRESS']

const ana = { email: 'ana@example.org', password: 'redrop-pass-1' }
const quiet = () => undefined

export interface WorldOptions extends Pick<ServerOptions, 'settings' | 'version'> {
  /** Opens a store of secrets that outlives the core. */
  readonly passphrase?: string
}

/** A server, a core in front of it, somebody else, and a clock that does not make anybody wait. */
export class World {
  readonly server: TestServer
  readonly other: OtherWriter
  readonly clock: JumpingClock
  readonly folder: string
  readonly stop: AbortController
  readonly events: EngineEvent[] = []
  private readonly env: Record<string, string>
  private opened: { core: Core; connection: Connection } | null = null
  private read = 0

  private constructor(
    parts: Pick<World, 'server' | 'other' | 'clock' | 'folder' | 'stop'>,
    env: Record<string, string>,
  ) {
    this.server = parts.server
    this.other = parts.other
    this.clock = parts.clock
    this.folder = parts.folder
    this.stop = parts.stop
    this.env = env
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const { passphrase, ...serverOptions } = options
    const stop = new AbortController()
    const clock = new JumpingClock(stop.signal)
    const server = await startServer({ ...serverOptions, now: () => clock.now() })
    server.site.addUser(ana)
    const other = new OtherWriter(server.url)
    await other.signIn(ana.email, ana.password)
    const folder = await mkdtemp(join(tmpdir(), 'redrop-engine-'))
    const env = { REDROP_HOME: join(folder, 'profile'), ...(passphrase && { REDROP_PASSPHRASE: passphrase }) }
    const world = new World({ server, other, clock, folder, stop }, env)
    onTestFinished(async () => {
      await world.opened?.core.close()
      await server.close()
      await rm(folder, { recursive: true })
    })
    await world.restart()
    return world
  }

  get core(): Core {
    if (!this.opened) throw new Error('not open')
    return this.opened.core
  }

  get connection(): Connection {
    if (!this.opened) throw new Error('not open')
    return this.opened.connection
  }

  /** The next process of the same profile. */
  async restart(): Promise<void> {
    await this.opened?.core.close()
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
    const core = await createCore({ env: this.env, log, version: '0.1.0', clock: this.clock })
    const unasked = () => Promise.reject(new Error('asked'))
    if (core.secrets.tier === 'session' || (await core.accounts.list()).length === 0) {
      const prompts = { captcha: unasked, twoFactor: unasked }
      await core.accounts.signIn(await core.accounts.probe(this.server.url), { ...ana, prompts })
    }
    core.engine.on((event) => this.events.push(event))
    this.opened = { core, connection: await core.connect(await core.accounts.resolve()) }
  }

  /** A local file, not older than anything on the server. */
  async local(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.folder, name)
    await writeFile(path, content)
    await this.touch(path)
    return path
  }

  async touch(path: string): Promise<void> {
    const now = new Date(this.clock.now() + 1)
    await utimes(path, now, now)
  }

  /** What `redrop put` stores, not yet run. */
  async plan(path: string, uri: string, ifVersion?: string): Promise<Transfer> {
    const sources = [await snapshot(path)]
    const request = { sources, uri, ...(ifVersion === undefined ? {} : { ifVersion }) }
    const [transfer] = await this.core.engine.add(await putTargets(this.core, this.connection, request))
    if (!transfer) throw new Error('nothing planned')
    this.mark()
    return transfer
  }

  async run(transfer: Pick<Transfer, 'id'>, options: Partial<RunOptions> = {}): Promise<Transfer> {
    const { signal } = this.stop
    return this.core.engine.run(transfer.id, { lockWait: 0, patience: 120_000, signal, ...options })
  }

  async put(path: string, uri: string, options: Partial<RunOptions> = {}): Promise<Transfer> {
    return this.run(await this.plan(path, uri), options)
  }

  async decide(transfer: Transfer, decision: Decision): Promise<Transfer> {
    return this.core.engine.decide(transfer.id, conflictOf(transfer).revision, decision)
  }

  /** From here on requests are counted. */
  mark(): void {
    this.read = this.server.requests.length
  }

  /** `METHOD /path` of the requests since the mark, without the prefix of the API. */
  requests(): string[] {
    const since = this.server.requests.slice(this.read)
    return since.map(({ method, path }) => `${method} ${path.replace('/api/v4', '')}`)
  }

  /** Bytes of content that reached the server since the mark. */
  contentBytes(): number {
    return this.server.requests
      .slice(this.read)
      .filter(({ path }) => /\/file\/(content|upload\/.+)/.test(path))
      .reduce((sum, { bodyBytes }) => sum + bodyBytes, 0)
  }

  /** Happens once, right before the server looks at the next such request (`METHOD /path`). */
  before(request: string, happens: () => void): void {
    let isDue = true
    this.server.faults.add({
      match: ({ method, path }) => {
        if (!isDue || request !== `${method} ${path.replace('/api/v4', '')}`) return false
        isDue = false
        happens()
        return false
      },
      do: { kind: 'delay', ms: 0 },
    })
  }

  /** Resolves when the server gets the next such request. */
  async arrived(request: string): Promise<void> {
    return new Promise((resolve) => this.before(request, resolve))
  }

  async root(): Promise<FileRef> {
    const { parent } = await list(this.connection.api, 'cloudreve://my')
    return fileRef(this.connection.account, parent)
  }

  /** A file or folder in the server's state, by name. */
  node(name: string): FileNode {
    const found = this.server.site.state.files.find((file) => file.name === name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }

  /** What the file holds, by the server's own ledger. */
  async content(uri: string): Promise<string | null> {
    const current = this.server.ledger.current(uri)
    return current && (await current.bytes()).toString()
  }

  notices(): string[] {
    return this.events.flatMap((event) => (event.kind === 'notice' ? [event.notice] : []))
  }

  states(): string[] {
    const names = this.events.flatMap((event) => (event.kind === 'state' ? [event.state.name] : []))
    return names.filter((name, index) => name !== names[index - 1])
  }

  /** Locks, sessions and placeholders on the server. */
  leftovers(): { locks: number; placeholders: number; marks: number } {
    const { site } = this.server
    const ownerId = site.state.users[0]?.id ?? 0
    return {
      locks: site.locks.conflicts({ ownerId, segments: [], type: 'folder' }).length,
      placeholders: site.state.entities.filter(({ placeholderOf }) => placeholderOf !== null).length,
      marks: site.state.files.filter(({ metadata }) => 'sys:upload_session_id' in metadata).length,
    }
  }
}

export const nothing = { locks: 0, placeholders: 0, marks: 0 }

export function conflictOf({ state }: Transfer): Conflict {
  if (state.name !== 'needs-decision') throw new Error(`not a question but ${JSON.stringify(state)}`)
  return state.conflict
}

export function textOf({ state }: Transfer): string {
  switch (state.name) {
    case 'done':
      return `done ${state.as}`
    case 'ended':
      return `ended ${state.as} ${state.reason?.code ?? ''}`.trimEnd()
    case 'needs-decision':
      return `needs-decision ${state.conflict.kind}`
    case 'waiting':
      return `waiting ${state.why}`
    default:
      return state.name
  }
}
