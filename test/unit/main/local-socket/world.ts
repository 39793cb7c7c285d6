import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Contact } from '../../../../src/core/node/local-socket/contact.ts'
import type { Ask } from '../../../../src/core/node/local-socket/messages.ts'
import { usualLimits, type Limits } from '../../../../src/main/local-socket/limits.ts'
import { LocalSocket } from '../../../../src/main/local-socket/local-socket.ts'
import { listening } from '../fakes.ts'

export interface Listening {
  readonly socket: LocalSocket
  readonly profile: string
  readonly contact: Contact
  readonly asked: Ask[]
  readonly log: string[]
}

export async function profileFolder(name = 'redrop-socket-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), name))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A local socket on a profile of its own; it answers every request with null, until the test says otherwise. */
export async function listen(
  limits: Partial<Limits> = {},
  answer: (ask: Ask) => Promise<unknown> = () => Promise.resolve(null),
  profile?: string,
): Promise<Listening> {
  const folder = profile ?? (await profileFolder())
  const asked: Ask[] = []
  const { log, events } = listening()
  const socket = new LocalSocket({
    profile: folder,
    platform: process.platform,
    log,
    limits: { ...usualLimits, ...limits },
    activity: { get: () => null },
    answer(ask) {
      asked.push(ask)
      return answer(ask)
    },
  })
  await socket.start()
  onTestFinished(() => socket.stop())
  const contact = JSON.parse(await readFile(join(folder, 'run', 'app.json'), 'utf8')) as Contact
  return { socket, profile: folder, contact, asked, log: events }
}

/** A program at the other end. */
export class Peer {
  readonly socket: Socket
  readonly closed: Promise<unknown>
  private text = ''
  private readonly waiting = new Set<() => void>()

  constructor({ address }: Contact) {
    this.socket = connect(address)
    this.socket.setEncoding('utf8')
    this.socket.on('error', () => undefined)
    this.socket.on('data', (chunk: string) => {
      this.text += chunk
      this.waiting.forEach((look) => look())
    })
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
    onTestFinished(() => void this.socket.destroy())
  }

  static async greeted(contact: Contact): Promise<Peer> {
    const peer = new Peer(contact)
    peer.send({ redrop: 1, token: contact.token })
    await peer.next()
    return peer
  }

  send(message: unknown): void {
    this.write(`${JSON.stringify(message)}\n`)
  }

  write(text: string | Uint8Array): void {
    this.socket.write(text)
  }

  /** The next message that comes. */
  next(): Promise<unknown> {
    return new Promise((resolve) => {
      const look = () => {
        const end = this.text.indexOf('\n')
        if (end === -1) return
        const line = this.text.slice(0, end)
        this.text = this.text.slice(end + 1)
        this.waiting.delete(look)
        resolve(JSON.parse(line))
      }
      this.waiting.add(look)
      look()
    })
  }
}
