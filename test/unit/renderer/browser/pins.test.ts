// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useActivity } from '../../../../src/renderer/stores/activity.ts'
import { usePins } from '../../../../src/renderer/stores/browser-pins.ts'
import { useBrowser } from '../../../../src/renderer/stores/browser.ts'
import { createFake, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { transfer } from '../../../renderer/fake-activity.ts'
import { ana, fileRow, folderPage, versionOf } from '../../../renderer/fake-data.ts'
import { fakePins, mockUpPins } from '../../../renderer/fake-pins.ts'
import { callsOf } from './mount-files.ts'
import { useFake } from './use-fake.ts'

beforeEach(() => setActivePinia(createPinia()))

async function opened(overrides: Overrides = {}): Promise<Fake> {
  const fake = createFake({ pins: fakePins(mockUpPins), ...overrides })
  useFake(fake)
  await usePins().openAccount(ana)
  return fake
}

const names = () => usePins().pins.map(({ name }) => name)

test('the version of a pin is the one that the list showed last', async () => {
  const newer = fileRow('Price list.csv', 1, 0, { version: versionOf('newer', 1, 0) })
  const fake = await opened({ browse: { list: () => ok({ ...folderPage, rows: [newer] }) } })
  const version = () => usePins().pins[0]?.version?.id
  expect(version()).toBe('version of Price list.csv')
  await useBrowser().openAccount(ana)
  await flushPromises()
  expect(version()).toBe('version of newer')
  expect(callsOf(fake, 'pins.seen')).toHaveLength(1)
  await useBrowser().reload()
  await flushPromises()
  expect(callsOf(fake, 'pins.seen')).toHaveLength(1)
})

test('a pin is put before another one or to the end', async () => {
  await opened()
  await usePins().place('id of index.html', 'id of Price list.csv')
  expect(names().slice(0, 2)).toEqual(['index.html', 'Price list.csv'])
  await usePins().place('id of index.html', null)
  expect(names().at(-1)).toBe('index.html')
})

test('pins stay as they were where the site cannot be asked', async () => {
  await opened({
    pins: { ...fakePins(mockUpPins), check: () => fails('unreachable', { host: 'cloud.example.org' }) },
  })
  expect(names()).toHaveLength(mockUpPins.length)
})

test('another window of Redrop has pinned something: it is here too, if it is of this account', async () => {
  const fake = await opened()
  fake.emit('onPins', { account: { instance: ana.instance, user: 'somebody' }, pins: [] })
  expect(names()).toHaveLength(mockUpPins.length)
  fake.emit('onPins', { account: ana, pins: mockUpPins.slice(0, 1) })
  expect(names()).toEqual(['Price list.csv'])
})

test('the next drop starts from what was just saved or taken back here, and from what was seen since', async () => {
  const fake = await opened()
  const [pin] = mockUpPins
  if (!pin?.version) throw new Error('no pin')
  const at = pin.version.createdAt
  const saved = transfer(pin.name, {
    ...{ file: pin.file, phase: 'saved', before: pin.version },
    after: { ...versionOf('mine', 1, at + 1_000), id: 'mine' },
  })
  useActivity().start()
  await flushPromises()
  let sequence = 0
  const put = (item: typeof saved) =>
    fake.emit('onActivity', { sequence: ++sequence, changed: [item], removed: [], isPaused: false })
  put(saved)
  const base = (version = pin.version) => usePins().baseOf({ ...pin, version })?.id
  expect(base()).toBe('mine')
  expect(base({ ...versionOf('newer', 1, at + 2_000), id: 'newer' })).toBe('newer')
  put({ ...saved, undo: 'undone' })
  expect(base(saved.after)).toBe(pin.version.id)
  expect(base()).toBe(pin.version.id)
})
