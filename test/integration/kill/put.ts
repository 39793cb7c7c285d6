import { randomBytes } from 'node:crypto'
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { committed, contentBytesSince, expectNothingLeft } from './judge.ts'
import { sha256, type Lane } from './lane.ts'
import type { How, Job, Report } from './messages.ts'

export interface PutPlan {
  readonly target: 'create' | 'replace'
  /** Bytes of the local file. */
  readonly size: number
  readonly inChunks?: boolean
  readonly how: How
  /** Somebody else saves between the kill and the next start. */
  readonly interferes: boolean
}

/** One file to be sent: what is there before, what we send, what somebody else puts there meanwhile. */
export class PutScene {
  readonly job: Job
  private readonly lane: Lane
  private readonly plan: PutPlan
  private readonly name: string
  private readonly before: Buffer | null
  private readonly ours: Buffer
  private readonly theirs = randomBytes(4_321)
  private modified = 0
  private since = 0
  private savedBefore = false

  private constructor(lane: Lane, plan: PutPlan, name: string) {
    this.lane = lane
    this.plan = plan
    this.name = name
    this.before = plan.target === 'replace' ? randomBytes(1_234) : null
    this.ours = randomBytes(plan.size)
    this.job = { what: 'put', uri: `cloudreve://my/${name}`, local: join(lane.local, name) }
  }

  static async set(lane: Lane, plan: PutPlan, name: string): Promise<PutScene> {
    const scene = new PutScene(lane, plan, name)
    if (scene.before) await lane.other.save(scene.job.uri, scene.before)
    await writeFile(scene.job.local, scene.ours)
    // Not older than what it replaces: the file system's own clock lags by some milliseconds.
    await utimes(scene.job.local, new Date(), new Date())
    scene.modified = (await stat(scene.job.local)).mtimeMs
    return scene
  }

  /** After the kill: at every moment the file is whole, and what somebody put there. */
  async interrupted(): Promise<void> {
    this.expectWhole()
    this.savedBefore = this.isOurs()
    if (this.plan.interferes) await this.lane.other.save(this.job.uri, this.theirs)
    this.since = this.lane.server.requests.length
  }

  /** After the next start. */
  async finished(report: Report): Promise<void> {
    this.expectWhole()
    expect(report.error).toBeNull()
    const last = report.outcomes.at(-1)
    if (this.plan.interferes) this.expectNotOverwritten(last)
    else this.expectSaved(last)
    await expectNothingLeft(this.lane, { locals: [this.name], brokenLocks: this.plan.interferes })
    expect(sha256(await readFile(this.job.local))).toBe(sha256(this.ours))
    expect((await stat(this.job.local)).mtimeMs).toBe(this.modified)
    await rm(this.job.local)
  }

  private expectSaved(last: Report['outcomes'][number] | undefined): void {
    // With nothing journaled, or all of it done, a resume finds nothing to do.
    if (last) expect(['done saved', 'done identical']).toContain(last.state)
    else expect(this.plan.how).toBe('resume')
    const sent = committed(this.lane, this.job.uri).filter((hash) => hash === sha256(this.ours))
    const often = last || this.savedBefore ? [1] : [0]
    // Nothing knows the content hash of what went in chunks: told again after its end, it is sent again.
    if (this.plan.how === 'again' && this.plan.inChunks) often.push(2)
    expect(often).toContain(sent.length)
    expect(this.isOurs()).toBe(last !== undefined || this.savedBefore)
  }

  private expectNotOverwritten(last: Report['outcomes'][number] | undefined): void {
    const current = this.lane.server.ledger.current(this.job.uri)
    expect(current?.sha256).toBe(sha256(this.theirs))
    expect(contentBytesSince(this.lane, this.since)).toBe(0)
    if (last?.state === 'done saved') expect(this.savedBefore).toBe(true)
    else if (last) {
      expect(['needs-decision stale', 'needs-decision taken']).toContain(last.state)
      expect(last.shown).toBe(current?.versionId)
    } else expect(this.plan.how).toBe('resume')
  }

  private isOurs(): boolean {
    return this.lane.server.ledger.current(this.job.uri)?.sha256 === sha256(this.ours)
  }

  private expectWhole(): void {
    const known = [this.before, this.ours, this.theirs].flatMap((content) =>
      content ? [sha256(content)] : [],
    )
    const current = this.lane.server.ledger.current(this.job.uri)
    if (current || this.before) expect(known).toContain(current?.sha256)
    for (const hash of committed(this.lane, this.job.uri)) expect(known).toContain(hash)
  }
}
