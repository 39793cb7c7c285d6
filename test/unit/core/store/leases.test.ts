import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { testStore } from './setup.ts'

const me = process.pid

describe('a lease on a target', () => {
  it('has one owner, who may take it again', async () => {
    const { store } = await testStore()
    expect(await store.leases.acquire('k', 'one', me, 1000)).toBe(true)
    expect(await store.leases.acquire('k', 'two', me, 1000)).toBe(false)
    expect(await store.leases.acquire('k', 'one', me, 1000)).toBe(true)
    expect(await store.leases.acquire('other', 'two', me, 1000)).toBe(true)
    expect(await store.leases.holder('k')).toMatchObject({ owner: 'one', pid: me, expires: 1_001_000 })
  })

  it('is free after its release, by its owner only', async () => {
    const { store } = await testStore()
    await store.leases.acquire('k', 'one', me, 1000)
    await store.leases.release('k', 'two')
    expect(await store.leases.acquire('k', 'two', me, 1000)).toBe(false)
    await store.leases.release('k', 'one')
    expect(await store.leases.holder('k')).toBeNull()
    expect(await store.leases.acquire('k', 'two', me, 1000)).toBe(true)
  })

  it('lasts as long as it is renewed', async () => {
    const { store, time } = await testStore()
    await store.leases.acquire('k', 'one', me, 1000)
    time.now += 900
    await store.leases.renew('k', 'one', 1000)
    time.now += 900
    expect(await store.leases.acquire('k', 'two', me, 1000)).toBe(false)
    time.now += 100
    expect(await store.leases.holder('k')).toBeNull()
    expect(await store.leases.acquire('k', 'two', me, 1000)).toBe(true)
    await expect(store.leases.renew('k', 'one', 1000)).rejects.toMatchObject({
      code: 'target-busy',
      params: { pid: me },
    })
  })

  it('of a dead process is taken over before it expires', async () => {
    const { store } = await testStore()
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    await store.leases.acquire('k', 'dead', child.pid ?? 0, 1_000_000)
    expect(await store.leases.holder('k')).toBeNull()
    expect(await store.leases.acquire('k', 'one', me, 1000)).toBe(true)
  })

  it('of a process of another computer is left alone until it expires', async () => {
    const { store, time, sql } = await testStore()
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    await store.leases.acquire('k', 'elsewhere', child.pid ?? 0, 1000)
    sql("UPDATE leases SET host = 'another-computer'")
    expect(await store.leases.acquire('k', 'one', me, 1000)).toBe(false)
    time.now += 1000
    expect(await store.leases.acquire('k', 'one', me, 1000)).toBe(true)
  })
})
