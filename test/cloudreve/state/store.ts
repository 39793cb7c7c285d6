import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { State } from './types.ts'

interface Snapshot {
  readonly state: State
  /** Written by an orderly stop only; null after a kill. */
  readonly cache: unknown
}

/** Keeps the state in one file, replaced as a whole, so that a kill leaves the last answered change. */
export class Store {
  private readonly path: string

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, 'state.json')
  }

  load(): Snapshot | null {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Snapshot
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }

  save(snapshot: Snapshot): void {
    writeFileSync(`${this.path}.new`, JSON.stringify(snapshot))
    renameSync(`${this.path}.new`, this.path)
  }
}
