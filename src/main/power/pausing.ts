import type { Queue } from '../queue/queue.ts'

/** Who has paused the transfers: what the user paused stays so when the computer wakes up. */
export class Pausing {
  private readonly queue: Pick<Queue, 'isPaused' | 'pauseAll' | 'resumeAll' | 'wake'>
  private isAsleep = false

  constructor(queue: Pausing['queue']) {
    this.queue = queue
  }

  async byUser(on: boolean): Promise<void> {
    this.isAsleep = false
    await (on ? this.queue.pauseAll() : this.queue.resumeAll())
  }

  /** The computer goes to sleep: bodies that are half sent stop, what is fully sent is waited for. */
  async suspend(): Promise<void> {
    if (this.queue.isPaused) return
    this.isAsleep = true
    await this.queue.pauseAll()
  }

  async wake(): Promise<void> {
    if (this.isAsleep) await this.queue.resumeAll()
    this.isAsleep = false
    await this.queue.wake()
  }
}
