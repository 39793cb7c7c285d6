import { expect, test } from 'vitest'
import { storyOf } from '../../faults/report.ts'
import { runSeed } from '../../faults/run-seed.ts'

// The secrets of these tests last as long as they do.
delete process.env['DBUS_SESSION_BUS_ADDRESS']

const seeds = Array.from({ length: 60 }, (_, index) => index + 1)

test.each(seeds)(
  'faults drawn by seed %i: nothing torn, nothing unseen overwritten, nothing left',
  async (seed) => {
    const result = await runSeed(seed)
    expect(result.problems, storyOf(result)).toEqual([])
  },
)
