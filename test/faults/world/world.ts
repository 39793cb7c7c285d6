import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startServer, type TestServer } from '../../cloudreve/index.ts'
import { Wire } from '../../integration/kill/wire.ts'
import type { EngineEvent } from '../../../src/core/engine/context.ts'
import { Hands } from '../client/hands.ts'
import type { Client, Settings } from '../client/messages.ts'
import { ProcessClient } from '../client/process.ts'
import type { Plan } from '../plan/types.ts'
import { QuietClock } from './clock.ts'
import { LocalFile } from './local-file.ts'
import { LocalPlace } from './local-place.ts'
import { Stranger } from './stranger.ts'
import { Trouble } from './trouble.ts'

const user = { email: 'ana@example.org', password: 'redrop-pass-1' }

/** A server, a user's folder, a stranger, and the client between them. */
export class World {
  readonly plan: Plan
  readonly server: TestServer
  readonly trouble: Trouble
  readonly stranger: Stranger
  readonly wire: Wire
  readonly clock: QuietClock
  readonly files: readonly LocalFile[]
  readonly places: readonly LocalPlace[]
  /** Something of what is fetched has come for the first time, by index. */
  onReceived: (index: number) => void = () => undefined
  /** Of the client's profile, and of the user's own files. */
  readonly home: string
  readonly local: string
  /** What happened, for whoever reads a failing seed. */
  readonly story: string[] = []
  private readonly stop: AbortController
  private readonly folder: string
  private events = 0
  private readonly paths = new Map<string, string>()
  private client: Client | null = null

  private constructor(
    plan: Plan,
    parts: Pick<World, 'server' | 'wire' | 'stranger'>,
    time: { readonly clock: QuietClock; readonly stop: AbortController },
    folder: string,
  ) {
    this.plan = plan
    this.server = parts.server
    this.wire = parts.wire
    this.stranger = parts.stranger
    this.clock = time.clock
    this.stop = time.stop
    this.folder = folder
    this.home = join(folder, 'profile')
    this.local = join(folder, 'local')
    this.trouble = new Trouble(parts.server)
    this.places = plan.gets.map((get) => new LocalPlace(join(this.local, get.name), get, plan.seed))
    this.files = plan.files.map((file) => new LocalFile(join(this.local, file.name), file, plan.seed))
  }

  static async open(plan: Plan): Promise<World> {
    const { site, seed } = plan
    const stop = new AbortController()
    let world: World | null = null
    const clock = new QuietClock(stop.signal, () => world?.traffic() ?? 0)
    const { maxEditSize, accessTokenTtl, refreshTokenTtl } = site
    // A client in a process of its own has a clock of its own: it goes wrong, and the server's is right.
    const now = plan.client === 'here' ? () => clock.now() : Date.now
    const settings = { maxEditSize, accessTokenTtl, refreshTokenTtl }
    const server = await startServer({ seed, now, settings, version: site.version })
    server.site.addUser(user).retention = { ...site.retention, ext: [] }
    Object.assign(server.site.state.policies[0] ?? {}, site.policy)
    const stranger = new Stranger(server.url, seed)
    await stranger.signIn(user.email, user.password)
    const wire = await Wire.to(Number(new URL(server.url).port))
    const folder = await mkdtemp(join(tmpdir(), 'redrop-faults-'))
    world = new World(plan, { server, wire, stranger }, { clock, stop }, folder)
    await mkdir(world.local)
    return world
  }

  /** The client as it is, or (after its end) the next process of the same profile. */
  async start(): Promise<Client> {
    await this.client?.close()
    const { home, plan, clock, server, wire } = this
    const passphrase = plan.site.keepsSecrets ? 'kept' : null
    const settings: Settings = {
      ...user,
      home,
      passphrase,
      server: plan.client === 'here' ? server.url : wire.url,
    }
    if (plan.client === 'child') return (this.client = await ProcessClient.start(settings))
    const note = (level: string) => (event: string, facts?: object) => {
      this.story.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`)
    }
    const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') }
    const onEvent = (event: EngineEvent) => this.heard(event)
    return (this.client = await Hands.open({ ...settings, clock, log, signal: this.stop.signal, onEvent }))
  }

  get current(): Client {
    if (!this.client) throw new Error('not started')
    return this.client
  }

  uri(index: number): string {
    return `cloudreve://my/${encodeURIComponent(this.plan.files[index]?.name ?? '')}`
  }

  getUri(index: number): string {
    return `cloudreve://my/${encodeURIComponent(this.plan.gets[index]?.name ?? '')}`
  }

  async close(): Promise<void> {
    await this.client?.close()
    this.clock.stop()
    await this.wire.close()
    await this.server.close()
    await rm(this.folder, { recursive: true })
  }

  private traffic(): number {
    const bytes = this.server.requests.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0)
    return bytes + this.server.requests.length + this.events
  }

  private heard(event: EngineEvent): void {
    this.events++
    if (event.kind === 'state') {
      const { id, source } = event.transfer
      this.paths.set(id, source.path)
      this.story.push(`${basename(source.path)}: ${event.state.name}`)
    }
    if (event.kind === 'notice') this.story.push(`notice ${event.notice}`)
    if (event.kind !== 'progress' || event.sent === 0) return
    const path = this.paths.get(event.id)
    void this.files.find((file) => file.path === path)?.change('sending')
    const index = this.places.findIndex((place) => place.path === path)
    if (this.places[index]?.received()) this.onReceived(index)
  }
}
