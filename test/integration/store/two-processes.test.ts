import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/core/store/index.ts'
import { systemClock } from '../../../src/core/node/clock.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { child } from './children.ts'

describe('two processes on one profile', () => {
  it('never have the same lease; it is free as soon as its process is killed', async () => {
    const path = join(await tempFolder(), 'profile.db')
    const { store } = await openStore({ path, clock: systemClock })
    const other = child('hold', path)
    expect(await other.said()).toBe(true)
    expect(await store.leases.acquire('k', 'me', process.pid, 1000)).toBe(false)
    expect(await store.leases.holder('k')).toMatchObject({ owner: 'child', pid: other.process.pid })
    other.process.kill('SIGKILL')
    await other.ended
    expect(await store.leases.holder('k')).toBeNull()
    expect(await store.leases.acquire('k', 'me', process.pid, 1000)).toBe(true)
    await store.close()
  })

  it('may open a fresh profile at the same moment; one of them gets the lease', async () => {
    const path = join(await tempFolder(), 'profile.db')
    const racers = Array.from({ length: 4 }, () => child('race', path))
    const got = await Promise.all(racers.map((racer) => racer.said()))
    expect(got.filter((won) => won === true)).toHaveLength(1)
    for (const racer of racers) racer.process.stdin?.end()
    expect(await Promise.all(racers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
  })

  it('both write; no commit of either is lost', async () => {
    const path = join(await tempFolder(), 'profile.db')
    const pids = await Promise.all([child('write', path), child('write', path)].map((one) => one.said()))
    const { store } = await openStore({ path, clock: systemClock })
    for (const pid of pids) {
      for (let i = 0; i < 50; i++) expect(await store.settings.get(`${String(pid)} ${i}`)).toBe(i)
    }
    await store.close()
  })

  it('are told so when one holds the database for longer than 5 s', async () => {
    const path = join(await tempFolder(), 'profile.db')
    const { store } = await openStore({ path, clock: systemClock })
    await store.settings.set('a', 1)
    const other = child('lock', path)
    expect(await other.said()).toBe('locked')
    await expect(store.settings.set('a', 2)).rejects.toMatchObject({ code: 'profile-busy' })
    expect(await store.settings.get('a')).toBe(1)
    other.process.stdin?.end()
    await other.ended
    await store.settings.set('a', 3)
    expect(await store.settings.get('a')).toBe(3)
    await store.close()
  })
})
