import { expect, test } from 'vitest'
import { windowsHandlers } from '../../../../src/main/windows/windows-handlers.ts'
import { LocalRefs } from '../../../../src/main/local-files/local-refs.ts'
import type { Arrival } from '../../../../src/shared/ipc/contract.ts'
import { silent } from '../fakes.ts'

function world() {
  const done: string[] = []
  const arrived: Arrival[] = []
  const refs = new LocalRefs(silent)
  const handlers = windowsHandlers({
    windows: {
      open: () => void done.push('open'),
      fit: (view, height) => void done.push(`${view} ${height}`),
      showShelf: () => void done.push('shelf'),
      quit: () => void done.push('quit'),
    },
    arrivals: { put: (arrival) => void arrived.push(arrival) },
    services: { refs },
  })
  return { handlers, done, arrived, refs }
}

test('a small window opens the main one, says how high it is, shows the shelf and quits', async () => {
  const { handlers, done, arrived } = world()
  await handlers['windows.open']({ wish: null })
  await handlers['windows.fit']({ view: 'popover', height: 420 })
  await handlers['windows.showShelf'](null)
  await handlers['windows.quit'](null)
  expect(done).toEqual(['open', 'popover 420', 'shelf', 'quit'])
  expect(arrived).toEqual([])
})

test('what it wishes to be shown arrives at the main window; files by handles that it was given', async () => {
  const { handlers, arrived, refs } = world()
  await handlers['windows.open']({ wish: { kind: 'question', id: 'one' } })
  const [given] = await refs.register([import.meta.filename])
  await handlers['windows.open']({ wish: { kind: 'files', refs: [given?.id ?? ''] } })
  expect(arrived).toMatchObject([
    { kind: 'question', id: 'one' },
    { kind: 'files', refs: [{ name: 'windows-handlers.test.ts', problem: null }] },
  ])
  await expect(
    handlers['windows.open']({ wish: { kind: 'files', refs: ['made up'] } }),
  ).rejects.toMatchObject({
    code: 'local-missing',
  })
})
