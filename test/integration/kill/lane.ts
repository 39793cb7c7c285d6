import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type TestServer } from '../../cloudreve/index.ts'
import type { Policy, Retention } from '../../cloudreve/state/types.ts'
import { OtherWriter } from './other-writer.ts'
import { Victim } from './victim.ts'
import { Wire } from './wire.ts'

const user = { email: 'ana@example.org', password: 'redrop-pass-1' }

export interface LaneOptions {
  readonly policy?: Partial<Policy>
  readonly retention?: Retention
  /** PUT takes no more; what is larger goes by session. Bytes. */
  readonly maxEditSize?: number
  /** Secrets that outlive the process: sealed session keys, safety copies. */
  readonly keepsSecrets?: boolean
}

/** A server, a profile, and one process after the other between them. */
export interface Lane {
  readonly server: TestServer
  readonly wire: Wire
  readonly other: OtherWriter
  /** The profile's folder. */
  readonly home: string
  /** A folder of local files. */
  readonly local: string
  spawn(): Promise<Victim>
}

/** Everything is gone when the work is done; tests run side by side, each in a lane of its own. */
export async function inLane<T>(options: LaneOptions, work: (lane: Lane) => Promise<T>): Promise<T> {
  const { maxEditSize, policy, retention, keepsSecrets = false } = options
  const server = await startServer(maxEditSize === undefined ? {} : { settings: { maxEditSize } })
  const account = server.site.addUser(user)
  Object.assign(server.site.state.policies[0] ?? {}, policy)
  if (retention) account.retention = retention
  const wire = await Wire.to(Number(new URL(server.url).port))
  const folder = await mkdtemp(join(tmpdir(), 'redrop-kill-'))
  const other = new OtherWriter(server.url)
  await other.signIn(user.email, user.password)
  const [home, local] = [join(folder, 'profile'), join(folder, 'local')]
  await mkdir(local)
  const victims: Victim[] = []
  const how = { ...user, server: wire.url, home, cache: join(tmpdir(), 'redrop-kill-compiled') }
  const spawn = async () => {
    const victim = await Victim.start({ ...how, keychain: keepsSecrets ? join(folder, 'keychain') : null })
    victims.push(victim)
    return victim
  }
  try {
    return await work({ server, wire, other, home, local, spawn })
  } finally {
    await Promise.all(victims.map((victim) => victim.end()))
    await wire.close()
    await server.close()
    await rm(folder, { recursive: true })
  }
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
