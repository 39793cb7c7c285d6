import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectNothingLeft } from './judge.ts'
import { sha256, type Lane } from './lane.ts'
import type { How, Job, Report } from './messages.ts'

export interface GetPlan {
  /** Bytes. */
  readonly size: number
  readonly how: How
  /** A local file is there, and the user agreed to lose it. */
  readonly overwrite: boolean
}

/** A remote file to be fetched: the local place holds what was there before, or all of it, never a piece. */
export class GetScene {
  readonly job: Job
  private readonly lane: Lane
  private readonly plan: GetPlan
  private readonly name: string
  private readonly remote: Buffer
  private readonly before = randomBytes(2_345)
  private isDone = false

  private constructor(lane: Lane, plan: GetPlan, name: string) {
    this.lane = lane
    this.plan = plan
    this.name = name
    this.remote = randomBytes(plan.size)
    const { overwrite } = plan
    this.job = { what: 'get', uri: `cloudreve://my/${name}`, local: join(lane.local, name), overwrite }
  }

  static async set(lane: Lane, plan: GetPlan, name: string): Promise<GetScene> {
    const scene = new GetScene(lane, plan, name)
    await lane.other.save(scene.job.uri, scene.remote)
    if (plan.overwrite) await writeFile(scene.job.local, scene.before)
    return scene
  }

  async interrupted(): Promise<void> {
    const there = await this.there()
    const nothingYet = this.plan.overwrite ? sha256(this.before) : null
    expect([nothingYet, sha256(this.remote)]).toContain(there)
    this.isDone = there === sha256(this.remote)
  }

  async finished(report: Report): Promise<void> {
    expect(report.error).toBeNull()
    const last = report.outcomes.at(-1)
    // Told again after its end, it finds its own file in its way.
    const expected =
      this.isDone && !this.plan.overwrite ? ['done saved', 'ended failed local-exists'] : ['done saved']
    if (last) expect(expected).toContain(last.state)
    else expect(this.plan.how).toBe('resume')
    const there = await this.there()
    if (last) expect(there).toBe(sha256(this.remote))
    await this.interrupted()
    await expectNothingLeft(this.lane, { locals: there === null ? [] : [this.name] })
    await rm(this.job.local, { force: true })
  }

  /** Hash of what is at the local place. */
  private async there(): Promise<string | null> {
    const content = await readFile(this.job.local).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    })
    return content && sha256(content)
  }
}
