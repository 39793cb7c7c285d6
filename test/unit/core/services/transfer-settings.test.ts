import { expect, test } from 'vitest'
import {
  openTransferSettings,
  type TransferSettings,
} from '../../../../src/core/services/transfer-settings.ts'
import { usualTransferSettings } from '../../../../src/shared/usual-settings.ts'

function store(kept?: unknown) {
  const written: unknown[] = []
  const settings = {
    get: () => Promise.resolve(kept),
    set: (_name: string, value: unknown) => Promise.resolve(void written.push(value)),
  }
  return { settings, written }
}

test.each([
  ['nothing', undefined, {}],
  ['something else', 7, {}],
  ['a number that is too large', { filesAtOnce: 50, skipIdentical: false }, { skipIdentical: false }],
  ['a text for a switch', { askAboutContent: 'no', keepModified: true }, { keepModified: true }],
  ['a name that no file can have', { copyName: '{name}/{date}', uploadLimit: 5000 }, { uploadLimit: 5000 }],
  ['a limit of nothing', { uploadLimit: 0, safetyCopies: false }, { safetyCopies: false }],
  ['a damaged size', { safetyLimit: -1, filesAtOnce: 8 }, { filesAtOnce: 8 }],
] as const)('%s: only that falls back', async (_name, kept, expected) => {
  const { current } = await openTransferSettings(store(kept).settings)
  expect(current).toEqual({ ...usualTransferSettings, ...expected })
})

test('a change is stored and holds at once', async () => {
  const { settings, written } = store()
  const service = await openTransferSettings(settings)
  const heard: TransferSettings[] = []
  service.on((now) => heard.push(now))
  await service.set({ filesAtOnce: 1 })
  expect(service.current.filesAtOnce).toBe(1)
  expect(written).toEqual([{ ...usualTransferSettings, filesAtOnce: 1 }])
  expect(heard).toEqual(written)
})
