import type { StrangerPlan } from '../plan/types.ts'
import { Counter } from './requests.ts'
import type { World } from './world.ts'

/** Lets the stranger do what was drawn, when it was drawn. */
export class Strangers {
  private readonly world: World
  private readonly due: Set<StrangerPlan>
  private readonly running: Promise<unknown>[] = []
  private readonly releases: (() => void)[] = []
  private racing = false

  constructor(world: World) {
    this.world = world
    this.due = new Set(world.plan.strangers)
    for (const plan of this.due)
      if (typeof plan.when === 'object') this.releases.push(this.listen(plan, plan.when))
  }

  /** Replaces a remote file that is being fetched. */
  replace(uri: string): Promise<unknown> {
    this.world.story.push(`stranger: replace ${uri}`)
    const done = this.world.stranger.save(uri, false)
    this.running.push(done)
    return done
  }

  /** Waits until it is done, so that the same seed takes the same course. */
  async act(moment: 'planned' | 'pause' | 'killed'): Promise<void> {
    for (const plan of this.due) {
      if (plan.when !== moment) continue
      this.due.delete(plan)
      const done = this.perform(plan)
      if (plan.does === 'race') await this.arrival()
      else await done
    }
  }

  /** Nothing more comes from the stranger, and nothing of it is under way. */
  async end(): Promise<void> {
    this.due.clear()
    for (const release of this.releases) release()
    // A race that nobody else entered: somebody must, or it never ends.
    if (this.racing) await this.world.stranger.save('cloudreve://my/another.txt', false)
    await Promise.all(this.running)
  }

  private listen(plan: StrangerPlan, when: Exclude<StrangerPlan['when'], string>): () => void {
    const counter = new Counter({ ...when, times: 1 })
    return this.world.server.faults.add({
      match: (request) => {
        if (this.due.has(plan) && counter.counts(request)) {
          this.due.delete(plan)
          void this.perform(plan)
        }
        return false
      },
      do: { kind: 'delay', ms: 0 },
    })
  }

  private perform(plan: StrangerPlan): Promise<unknown> {
    const done = this.doIt(plan)
    this.running.push(done)
    return done
  }

  private async doIt({ file, does }: StrangerPlan): Promise<void> {
    const { stranger, server, story } = this.world
    const uri = this.world.uri(file)
    story.push(`stranger: ${does} ${uri}`)
    switch (does) {
      case 'save':
      case 'force-save':
        story.push(
          `stranger ${(await stranger.save(uri, does === 'force-save')) ? 'saved' : 'could not save'}`,
        )
        return
      case 'race':
        this.racing = true
        server.faults.lostUpdateWindow(2)
        await stranger.save(uri, false)
        this.racing = false
        return
      case 'rename':
        await stranger.rename(uri, `moved ${file}.txt`)
        return
      case 'trash':
        await stranger.trash(uri)
        return
      case 'lock': {
        const { token } = server.site.hold(uri, { type: 'viewer', viewer_id: 'office' })
        this.releases.push(() => server.site.locks.release(token))
      }
    }
  }

  /** The racing request is at the server. */
  private async arrival(): Promise<void> {
    const { requests } = this.world.server
    while (!requests.some(({ method, headers }) => method === 'PUT' && headers['user-agent'] === 'node')) {
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
