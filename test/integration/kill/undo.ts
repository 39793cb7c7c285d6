import { randomBytes } from 'node:crypto'
import { rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectNothingLeft } from './judge.ts'
import { sha256, type Lane } from './lane.ts'
import type { How, Job, Report } from './messages.ts'
import type { Victim } from './victim.ts'

export interface UndoPlan {
  readonly how: How
  /** What is undone: a create goes to the trash, a replace brings the version before back. */
  readonly undoes: 'create' | 'replace'
}

/** A file that this device has just sent, and takes back. */
export class UndoScene {
  readonly job: Job
  private readonly lane: Lane
  private readonly plan: UndoPlan
  private readonly name: string
  private readonly before = randomBytes(1_234)
  private readonly ours = randomBytes(2_345)
  private wasUndone = false

  private constructor(lane: Lane, plan: UndoPlan, name: string) {
    this.lane = lane
    this.plan = plan
    this.name = name
    this.job = { what: 'undo', uri: `cloudreve://my/${name}`, local: join(lane.local, name) }
  }

  static async set(lane: Lane, plan: UndoPlan, name: string, victim: Victim): Promise<UndoScene> {
    const scene = new UndoScene(lane, plan, name)
    if (plan.undoes === 'replace') await lane.other.save(scene.job.uri, scene.before)
    await writeFile(scene.job.local, scene.ours)
    await utimes(scene.job.local, new Date(), new Date())
    const put = await victim.obey({ kind: 'do', job: { ...scene.job, what: 'put' }, killAt: null })
    expect(put?.outcomes).toEqual([{ state: 'done saved', shown: null }])
    return scene
  }

  async interrupted(): Promise<void> {
    expect([sha256(this.ours), this.undone()]).toContain(this.current())
    this.wasUndone = this.current() === this.undone()
    return Promise.resolve()
  }

  async finished(report: Report): Promise<void> {
    const { how, undoes } = this.plan
    // Told again after its end, there is nothing to undo any more, or the undo itself is.
    const refusals = this.wasUndone ? [null, 'undo-nothing', 'undo-too-late', 'path-not-found'] : [null]
    expect(refusals).toContain(report.error)
    if (how === 'again' && !this.wasUndone) expect(this.current()).toBe(this.undone())
    if (undoes === 'replace') expect(this.current()).toBe(this.told(report))
    else expect([sha256(this.ours), null]).toContain(this.current())
    await expectNothingLeft(this.lane, { locals: [this.name] })
    await rm(this.job.local)
  }

  /** What the client's own history says is current: a safety copy comes back as one more replace. */
  private told({ history }: Report): string | null {
    const [newest] = history
    const replaces = history.filter((result) => result === 'replaced').length
    return newest === 'undone' || replaces % 2 === 0 ? this.undone() : sha256(this.ours)
  }

  private undone(): string | null {
    return this.plan.undoes === 'create' ? null : sha256(this.before)
  }

  private current(): string | null {
    return this.lane.server.ledger.current(this.job.uri)?.sha256 ?? null
  }
}
