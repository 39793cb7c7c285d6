import { expect, test } from 'vitest'
import { networkBack } from '../../../../src/main/power/network-back.ts'

function clock() {
  let now = 0
  return {
    monotonic: () => now,
    sleep: (ms: number) => {
      now += ms
      return Promise.resolve()
    },
  }
}

test('with a network there is nothing to wait for', async () => {
  const time = clock()
  await networkBack(() => true, time)
  expect(time.monotonic()).toBe(0)
})

test('the network is waited for', async () => {
  const time = clock()
  await networkBack(() => time.monotonic() >= 4000, time)
  expect(time.monotonic()).toBe(4000)
})

test('without a network all is tried after 15 seconds', async () => {
  const time = clock()
  await networkBack(() => false, time)
  expect(time.monotonic()).toBe(15_000)
})
