import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/core/store/index.ts'
import { clockAt } from '../../unit/core/store/clock.ts'
import { tempFolder } from '../../unit/core/store/setup.ts'
import { child } from './children.ts'
import { dump } from './dump.ts'
import { steps } from './steps.ts'

const clock = clockAt({ now: 1_000_000 })

/** What the file holds before the first step and after each. */
async function expectations(folder: string): Promise<Record<string, unknown>[]> {
  const path = join(folder, 'whole.db')
  const labels: string[] = []
  const { store } = await openStore({
    path,
    clock,
    onCommit: (phase, label) => phase === 'after' && labels.push(label),
  })
  const after = [dump(path)]
  for (const [, run] of steps) {
    await run(store)
    after.push(dump(path))
  }
  await store.close()
  expect(labels).toEqual(steps.map(([label]) => label))
  return after
}

async function killed(path: string, phase: string, step: number): Promise<Record<string, unknown>> {
  await mkdir(join(path, '..'))
  const { ended } = child('die', path, phase, String(step))
  expect(await ended).toBe('SIGKILL')
  const { store, keptAside } = await openStore({ path, clock })
  expect(keptAside).toBeNull()
  const found = dump(path)
  await store.close()
  return found
}

describe('a store whose process is killed', () => {
  it(
    'holds exactly what was committed, at every commit, before and after it',
    { timeout: 120_000 },
    async () => {
      const folder = await tempFolder()
      const expected = await expectations(folder)
      const cases = steps.flatMap(([label], step) =>
        (['before', 'after'] as const).map((phase) => ({ label, step, phase })),
      )
      const worker = async () => {
        for (let next = cases.shift(); next; next = cases.shift()) {
          const { label, step, phase } = next
          const found = await killed(join(folder, `${phase}-${step}`, 'profile.db'), phase, step)
          expect(found, `${phase} ${label}`).toEqual(expected[phase === 'before' ? step : step + 1])
        }
      }
      await Promise.all([worker(), worker(), worker()])
    },
  )
})
