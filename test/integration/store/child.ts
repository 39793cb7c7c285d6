import { DatabaseSync } from 'node:sqlite'
import { openStore } from '../../../src/core/store/index.ts'
import { clockAt } from '../../unit/core/store/clock.ts'
import { steps } from './steps.ts'

/** A process of its own on a profile: `node child.ts JOB PATH …`. */
const [job = '', path = '', ...rest] = process.argv.slice(2)
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)
const clock = { ...clockAt({ now: 1_000_000 }), now: () => Date.now() }

const jobs: Record<string, () => Promise<unknown>> = {
  /** Dies by SIGKILL before or after the commit of a step. */
  async die() {
    const [phase, at] = rest
    let step = -1
    const { store } = await openStore({
      path,
      clock: clockAt({ now: 1_000_000 }),
      onCommit: (when) => {
        if (when === 'before') step++
        if (when === phase && step === Number(at)) process.kill(process.pid, 'SIGKILL')
      },
    })
    for (const [, run] of steps) await run(store)
  },

  /** Holds a lease until it is killed. */
  async hold() {
    const { store } = await openStore({ path, clock })
    say(await store.leases.acquire('k', 'child', process.pid, 60_000))
    process.stdin.resume()
  },

  /** Says whether it got the lease, then waits for the others. */
  async race() {
    const { store } = await openStore({ path, clock })
    say(await store.leases.acquire('k', `owner ${process.pid}`, process.pid, 60_000))
    process.stdin.resume().on('end', () => process.exit())
  },

  /** Writes many settings, one commit each. */
  async write() {
    const { store } = await openStore({ path, clock })
    for (let i = 0; i < 50; i++) await store.settings.set(`${process.pid} ${i}`, i)
    await store.close()
    say(process.pid)
  },

  /** Keeps the database locked until its input ends. */
  async lock() {
    const sqlite = new DatabaseSync(path)
    sqlite.exec('BEGIN IMMEDIATE')
    say('locked')
    process.stdin.resume().on('end', () => {
      // Also keeps it from being collected, which would give up the lock.
      sqlite.close()
      process.exit()
    })
    return Promise.resolve()
  },

  /** Is of a newer version, and killed with that only in the journal. */
  async newer() {
    const sqlite = new DatabaseSync(path)
    sqlite.exec('PRAGMA user_version = 99')
    process.kill(process.pid, 'SIGKILL')
    return Promise.resolve()
  },

  /** Writes until the disk is full; goes on after a file was removed. */
  async fill() {
    const { rm } = await import('node:fs/promises')
    const { store } = await openStore({ path, clock })
    let stored = 0
    const code = await (async () => {
      for (;;) {
        await store.settings.set(`k${stored}`, 'x'.repeat(20_000))
        stored++
      }
    })().catch((error: unknown) => (error as { code?: string }).code)
    await rm(rest[0] ?? '')
    await store.settings.set('after', 'there is room again')
    const back = await Promise.all(Array.from({ length: stored }, (_, i) => store.settings.get(`k${i}`)))
    const whole = back.every((value) => value === 'x'.repeat(20_000))
    say({ code, stored, whole, after: await store.settings.get('after') })
    await store.close()
  },

  /** Says why the store cannot be opened. */
  async open() {
    const opened = await openStore({ path, clock }).catch((error: unknown) => error as { code?: string })
    say('code' in opened ? opened.code : 'opened')
  },
}

await jobs[job]?.()
