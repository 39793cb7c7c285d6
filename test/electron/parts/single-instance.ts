import { randomUUID } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../chromium.ts'

export interface SecondStart {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/** One process per profile folder. Electron answers synchronously, so this is files: a lock and an inbox. */
export class SingleInstance {
  private readonly lock: string
  private readonly inbox: string
  private watcher: FSWatcher | null = null

  constructor(userData: string) {
    this.lock = join(userData, 'SingletonLock')
    this.inbox = join(userData, 'SingletonInbox')
  }

  get held(): boolean {
    return this.watcher !== null
  }

  request(start: SecondStart, onSecond: (start: SecondStart) => void): boolean {
    if (this.held) return true
    mkdirSync(this.inbox, { recursive: true })
    if (!this.take()) {
      const name = randomUUID()
      writeFileSync(join(this.inbox, `${name}.part`), JSON.stringify(start))
      renameSync(join(this.inbox, `${name}.part`), join(this.inbox, `${name}.json`))
      return false
    }
    const collect = (): void => {
      for (const name of readdirSync(this.inbox).filter((each) => each.endsWith('.json'))) {
        const file = join(this.inbox, name)
        const second = JSON.parse(readFileSync(file, 'utf8')) as SecondStart
        rmSync(file)
        onSecond(second)
      }
    }
    this.watcher = watch(this.inbox, collect)
    this.watcher.unref()
    return true
  }

  release(): void {
    if (!this.held) return
    this.watcher?.close()
    this.watcher = null
    rmSync(this.lock, { force: true })
    rmSync(this.inbox, { recursive: true, force: true })
  }

  private take(): boolean {
    try {
      writeFileSync(this.lock, String(process.pid), { flag: 'wx' })
      return true
    } catch {
      const owner = Number(readFileSync(this.lock, 'utf8'))
      if (isAlive(owner)) return false
      rmSync(this.inbox, { recursive: true, force: true })
      mkdirSync(this.inbox, { recursive: true })
      writeFileSync(this.lock, String(process.pid))
      return true
    }
  }
}
