import { expect, test } from 'vitest'
import { Pins } from '../../../../src/main/pins/pins.ts'
import type { AccountPins } from '../../../../src/shared/ipc/contract.ts'
import type { PinRow } from '../../../../src/core/store/index.ts'
import { transfer, version } from '../../../renderer/fake-activity.ts'
import { account, fileAt } from '../fakes.ts'

function world() {
  const row: PinRow = { file: fileAt('a'), type: 'file', version: version('seen', 1, 9), missing: null }
  const rows = new Map([[row.file.id, row]])
  const told: AccountPins[] = []
  const pins = new Pins({
    store: {
      pins: {
        list: () => Promise.resolve([...rows.values()]),
        put(all: readonly PinRow[]) {
          for (const one of all) rows.set(one.file.id, one)
          return Promise.resolve()
        },
      },
    } as never,
    remote: undefined as never,
    onChange: (change) => told.push(change),
  })
  return { pins, told, file: row.file, seen: () => rows.get(row.file.id)?.version?.id }
}

const saved = (over: Parameters<typeof transfer>[1]) =>
  transfer('a', { phase: 'saved', before: version('seen', 1, 9), after: version('mine', 1, 1), ...over })

test('what was saved here has been seen; what was taken back is what was there before; all windows are told', async () => {
  const { pins, told, file, seen } = world()
  await pins.hear([saved({ file })])
  expect(seen()).toBe('mine')
  await pins.hear([saved({ file, undo: 'undone' })])
  expect(seen()).toBe('seen')
  expect(told).toHaveLength(2)
  expect(told[0]).toMatchObject({ account: { instance: account.instance, user: account.user } })
})

test('nothing is told of files that are not pinned, nor of transfers on their way', async () => {
  const { pins, told, file, seen } = world()
  await pins.hear([saved({ file: fileAt('other') }), saved({ file, phase: 'sending', after: null })])
  expect(seen()).toBe('seen')
  expect(told).toEqual([])
})
