import { expect, test } from 'vitest'
import { Listings } from '../../../../src/main/remote/listings.ts'
import { settled } from '../queue/harness.ts'

function listings() {
  const gate = new Listings()
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const list = (name: string) =>
    gate.run(() => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  return { list, begun, end: (name: string) => ends.get(name)?.() }
}

test('two listings run, of the others only the newest waits, and the rest are dropped unsent', async () => {
  const { list, begun, end } = listings()
  void list('a')
  void list('b')
  const dropped = list('c')
  const last = list('d')
  await expect(dropped).rejects.toMatchObject({ code: 'cancelled' })
  expect(begun).toEqual(['a', 'b'])
  end('a')
  await settled()
  expect(begun).toEqual(['a', 'b', 'd'])
  end('d')
  expect(await last).toBe('d')
})

test('a listing that fails makes room as well', async () => {
  const gate = new Listings()
  const fail = () => gate.run(() => Promise.reject(new Error('no')))
  await Promise.allSettled([fail(), fail(), fail()])
  expect(await gate.run(() => Promise.resolve('done'))).toBe('done')
})
