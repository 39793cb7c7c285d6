import { readFile, writeFile } from 'node:fs/promises'
import { writeFileSync } from 'node:fs'
import { contentOf, sha256 } from '../plan/content.ts'
import type { GetPlan } from '../plan/types.ts'

/** Where a remote file is fetched to: what its person put there, and what it must be at the end. */
export class LocalPlace {
  readonly path: string
  readonly plan: GetPlan
  /** Hash of the version that is fetched. */
  wanted = ''
  private readonly seed: number
  /** Hash of what the person saved last. */
  private own: string | null = null
  private isSaved = false
  private isSeen = false

  constructor(path: string, plan: GetPlan, seed: number) {
    this.path = path
    this.plan = plan
    this.seed = seed
  }

  async prepare(): Promise<void> {
    if (!this.plan.isThere) return
    const content = contentOf(this.seed, `mine ${this.plan.name}`, 2_345)
    await writeFile(this.path, content)
    this.own = sha256(content)
  }

  /** Something of it has come. True the first time. */
  received(): boolean {
    if (this.isSeen) return false
    this.isSeen = true
    if (!this.plan.isSavedMeanwhile) return true
    const content = contentOf(this.seed, `my newer work ${this.plan.name}`, 3_456)
    writeFileSync(this.path, content)
    this.own = sha256(content)
    this.isSaved = true
    return true
  }

  /** What is wrong with it at the end, or null. `state`: what the client says of it, such as `done saved`. */
  async trouble(state: string): Promise<string | null> {
    const content = await readFile(this.path).catch(() => null)
    const there = content && sha256(content)
    const mayChange = !this.isSaved && (this.own === null || this.plan.overwrite)
    if (!/^(done|ended) /.test(state))
      return `${this.plan.name} (${state}): rests although nothing is in its way`
    if (state === 'ended failed internal')
      return `${this.plan.name}: a mistake of the product is told to its user`
    const isDone = state === 'done saved'
    if (isDone && !mayChange) return `${this.plan.name}: said to be saved where it must not be`
    if (there === (isDone ? this.wanted : this.own)) return null
    const what =
      there === null
        ? 'absent'
        : there === this.wanted
          ? 'the whole version'
          : there === this.own
            ? 'the old one'
            : 'torn'
    return `${this.plan.name} (${state}): the local file is ${what}`
  }
}
