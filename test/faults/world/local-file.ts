import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { contentOf, sha256 } from '../plan/content.ts'
import type { FilePlan } from '../plan/types.ts'
import { breakReads } from './read-errors.ts'

/** A local file of the user: everything it ever held, and what it must hold at the end. */
export class LocalFile {
  readonly path: string
  /** Hashes of what may be sent, oldest first. */
  readonly contents: string[] = []
  private readonly plan: FilePlan
  private readonly seed: number
  private expected: { readonly hash: string; readonly mtimeMs: number } | null = null
  private isDue = true
  private mend: () => void = () => undefined

  constructor(path: string, plan: FilePlan, seed: number) {
    this.path = path
    this.plan = plan
    this.seed = seed
  }

  /** `now`: not older than anything on the server. */
  write(now: number): void {
    writeFileSync(this.path, contentOf(this.seed, `ours ${this.plan.name}`, this.plan.size))
    utimesSync(this.path, now / 1000, now / 1000)
    this.note()
  }

  /** The drawn change, once, if this is its moment. */
  async change(moment: 'planned' | 'sending'): Promise<void> {
    const { change } = this.plan
    if (!change || change.when !== moment || !this.isDue) return
    this.isDue = false
    if (change.what === 'read-error') this.mend = await breakReads(this.path)
    else this.apply(change.what)
  }

  /** What is wrong with it now, or null. */
  async trouble(): Promise<string | null> {
    this.mend()
    const content = await readFile(this.path).catch(() => null)
    if (!this.expected) return content ? `${this.plan.name}: the deleted local file is back` : null
    if (!content) return `${this.plan.name}: the local file is gone`
    if (sha256(content) !== this.expected.hash) return `${this.plan.name}: the local file is another one`
    const { mtimeMs } = statSync(this.path)
    return mtimeMs === this.expected.mtimeMs ? null : `${this.plan.name}: the local file's time was changed`
  }

  private apply(what: 'append' | 'rewrite' | 'truncate' | 'rename' | 'unlink'): void {
    const { path, plan, seed } = this
    const other = contentOf(seed, `changed ${plan.name}`, plan.size + (what === 'rename' ? 1 : 0))
    if (what === 'append') appendFileSync(path, 'more')
    else if (what === 'rewrite') writeFileSync(path, other)
    else if (what === 'truncate') truncateSync(path, Math.ceil(plan.size * 0.8))
    else if (what === 'unlink') rmSync(path)
    else {
      writeFileSync(`${path}.new`, other)
      renameSync(`${path}.new`, path)
    }
    this.note(what === 'unlink' ? null : undefined)
  }

  private note(gone?: null): void {
    if (gone === null) {
      this.expected = null
      return
    }
    const hash = sha256(readFileSync(this.path))
    this.contents.push(hash)
    this.expected = { hash, mtimeMs: statSync(this.path).mtimeMs }
  }
}
