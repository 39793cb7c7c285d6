// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { usePins } from '../../../../src/renderer/stores/browser-pins.ts'
import { useBrowser } from '../../../../src/renderer/stores/browser.ts'
import { createFake, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
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
