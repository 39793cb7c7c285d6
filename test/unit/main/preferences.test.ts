import { expect, test } from 'vitest'
import { localeOf, openPreferences } from '../../../src/main/preferences/preferences.ts'
import type { Settings } from '../../../src/shared/ipc/contract.ts'

const standard: Settings = { language: 'system', theme: 'system', density: 'default', closeToTray: true }

function store(kept?: unknown) {
  const written: unknown[] = []
  const settings = {
    get: () => Promise.resolve(kept),
    set: (_name: string, value: unknown) => Promise.resolve(void written.push(value)),
  }
  return { settings, written }
}

test.each([
  ['nothing kept', undefined, standard],
  ['something else', 'dark', standard],
  [
    'a value of another version',
    { ...standard, theme: 'sepia', density: 'roomy' },
    { ...standard, density: 'roomy' },
  ],
  ['one that is missing', { language: 'zh-CN' }, { ...standard, language: 'zh-CN' }],
])('%s: what can be understood is taken', async (_name, kept, expected) => {
  expect((await openPreferences(store(kept).settings)).current).toEqual(expected)
})

test('a change is stored whole, then told', async () => {
  const { settings, written } = store()
  const preferences = await openPreferences(settings)
  const heard: Settings[] = []
  preferences.on((now) => heard.push(now))
  await preferences.set({ theme: 'dark' })
  expect(written).toEqual([{ ...standard, theme: 'dark' }])
  expect(heard).toEqual(written)
  expect(preferences.current.theme).toBe('dark')
})

test('what could not be stored has not changed', async () => {
  const settings = { get: () => Promise.resolve(undefined), set: () => Promise.reject(new Error('full')) }
  const preferences = await openPreferences(settings)
  await expect(preferences.set({ theme: 'dark' })).rejects.toThrow('full')
  expect(preferences.current).toEqual(standard)
})

test('the language is the chosen one, or the system’s', () => {
  expect(localeOf(standard, 'zh-TW')).toBe('zh-CN')
  expect(localeOf(standard, 'de')).toBe('en')
  expect(localeOf({ ...standard, language: 'en' }, 'zh-CN')).toBe('en')
})
