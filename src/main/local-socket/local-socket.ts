import { once } from 'node:events'
import { chmod } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { newContact, removeContact, writeContact } from '../../core/node/local-socket/contact.ts'
import type { Ask, SocketEvent } from '../../core/node/local-socket/messages.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { ActivityPatch, Progress } from '../../shared/ipc/contract.ts'
import type { Activity } from '../activity/activity.ts'
import { Connection } from './connection.ts'
import { changedEvent, movedEvent } from './events.ts'
import { usualLimits, type Limits } from './limits.ts'

export interface LocalSocketParts {
  /** Folder of the profile. */
  readonly profile: string
  readonly platform: NodeJS.Platform
  readonly log: Logger
  readonly limits?: Limits
  readonly activity: Pick<Activity, 'get'>
  answer(ask: Ask): unknown
}

/** Where command lines of the same user and profile reach the app that runs. */
export class LocalSocket {
  private readonly parts: LocalSocketParts
  private readonly limits: Limits
  private readonly connections = new Set<Connection>()
  private server: Server | null = null

  constructor(parts: LocalSocketParts) {
    this.parts = parts
    this.limits = parts.limits ?? usualLimits
  }

  /** Without it the app works as well: what fails is told to the log, and command lines run alone. */
  async start(): Promise<void> {
    const { profile, platform, log } = this.parts
    try {
      const contact = await newContact(profile, platform)
      const server = createServer((socket) => this.connected(socket, contact.token))
      server.listen(contact.address)
      await once(server, 'listening')
      server.on('error', (error) => log.error('local-socket', { error: String(error) }))
      this.server = server
      if (platform !== 'win32') await chmod(contact.address, 0o600)
      await writeContact(profile, contact)
    } catch (error) {
      log.error('no-local-socket', { error: String(error) })
    }
  }

  /** Transfers changed: those who watch are told. */
  hear(patch: ActivityPatch): void {
    if (this.connections.size > 0) this.tell(changedEvent(this.parts.activity, patch))
  }

  /** Bytes moved. */
  moved(batch: readonly Progress[]): void {
    if (this.connections.size > 0) this.tell(movedEvent(batch))
  }

  private tell(event: SocketEvent): void {
    for (const connection of this.connections) connection.tell(event)
  }

  async stop(): Promise<void> {
    const { server } = this
    this.server = null
    if (server === null) return
    const closed = once(server, 'close')
    server.close()
    for (const connection of this.connections) connection.close()
    await closed
    await removeContact(this.parts.profile)
  }

  private connected(socket: Socket, token: string): void {
    const { log } = this.parts
    if (this.connections.size >= this.limits.connections) {
      log.warn('local-socket-full', {})
      socket.destroy()
      return
    }
    const connection: Connection = new Connection({
      ...{ socket, token, log, limits: this.limits },
      answer: (ask) => this.parts.answer(ask),
      onClosed: () => this.connections.delete(connection),
    })
    this.connections.add(connection)
  }
}
