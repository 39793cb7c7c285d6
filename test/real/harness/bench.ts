import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Options } from '../options.ts'
import { Device, type Login } from './device.ts'
import { Somebody } from './somebody.ts'
import { Wire } from './wire.ts'

/** Versions are kept, up to ten, as on a site that nobody has changed. */
const kept = { version_retention_enabled: true, version_retention_max: 10, version_retention_ext: [] }

interface Retention {
  readonly version_retention_enabled?: boolean
  readonly version_retention_max?: number
  readonly version_retention_ext?: readonly string[]
}

/** What all rows have in common: the site, the product in front of it, and somebody else. */
export class Bench {
  readonly wire: Wire
  readonly device: Device
  readonly somebody: Somebody
  /** On the server, for this run alone. */
  readonly folder: string
  /** On this computer, likewise. */
  readonly local: string
  readonly login: Login
  private readonly before: Retention
  private made = 0

  private constructor(
    parts: Pick<Bench, 'wire' | 'device' | 'somebody' | 'folder' | 'local'>,
    login: Login,
    before: Retention,
  ) {
    this.wire = parts.wire
    this.device = parts.device
    this.somebody = parts.somebody
    this.folder = parts.folder
    this.local = parts.local
    this.login = login
    this.before = before
  }

  static async open({ server, email, password }: Options): Promise<Bench> {
    const somebody = await Somebody.signIn(server, email, password)
    const before = (await somebody.ok('GET', '/user/setting')) as Retention
    await somebody.ok('PATCH', '/user/setting', kept)
    const folder = `cloudreve://my/redrop-real-${randomBytes(6).toString('hex')}`
    await somebody.makeFolder(folder)
    const wire = await Wire.to(server)
    const local = await mkdtemp(join(tmpdir(), 'redrop-real-'))
    const login = { url: wire.url, email, password }
    const device = await Device.open(join(local, 'device'), login)
    return new Bench({ wire, device, somebody, folder, local }, login, before)
  }

  /** A number that no other row has. */
  next(): number {
    return ++this.made
  }

  /** The product on another computer of the same user, which has seen nothing yet. */
  anotherDevice(): Promise<Device> {
    return Device.open(join(this.local, `device-${this.next()}`), this.login)
  }

  /** How many versions the server keeps; `Device`s that are open may have read it before. */
  async keepVersions(change: Retention): Promise<void> {
    await this.somebody.ok('PATCH', '/user/setting', { ...kept, ...change })
  }

  async close(): Promise<void> {
    await this.device.close()
    await this.wire.close()
    const { version_retention_enabled = false, version_retention_max = 0 } = this.before
    const { version_retention_ext = [] } = this.before
    const setting = { version_retention_enabled, version_retention_max, version_retention_ext }
    await this.somebody.ok('PATCH', '/user/setting', setting)
    await removeForGood(this.somebody, this.folder)
    await rm(this.local, { recursive: true, force: true })
  }
}

/** Also what is locked in it, and what of it lies in the trash. */
async function removeForGood(somebody: Somebody, folder: string): Promise<void> {
  const all = { uris: [folder], skip_soft_delete: true }
  const removal = await somebody.call('DELETE', '/file', all)
  if (removal.code === 40073) {
    const tokens = (removal.data as readonly { token: string }[]).map(({ token }) => token)
    await somebody.ok('DELETE', '/file/lock', { tokens })
    await somebody.ok('DELETE', '/file', all)
  }
  const trash = await somebody.ok('GET', '/file?uri=cloudreve%3A%2F%2Ftrash&page_size=500')
  const ours = (trash as TrashList).files.filter(({ metadata }) =>
    metadata?.['sys:restore_uri']?.startsWith(`${folder}/`),
  )
  if (ours.length > 0)
    await somebody.ok('DELETE', '/file', { uris: ours.map(({ path }) => path), skip_soft_delete: true })
}

interface TrashList {
  readonly files: readonly { readonly path: string; readonly metadata: Record<string, string> | null }[]
}
