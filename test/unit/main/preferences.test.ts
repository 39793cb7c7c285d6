import { expect, test } from 'vitest'
import { openTransferSettings } from '../../../src/core/services/transfer-settings.ts'
import { localeOf, openPreferences } from '../../../src/main/preferences/preferences.ts'
import type { Settings } from '../../../src/shared/ipc/contract.ts'
import { usualTransferSettings } from '../../../src/shared/usual-settings.ts'

const standard = {
  language: 'system',
  theme: 'system',
  density: 'default',
  closeToTray: true,
  notifySaved: true,
  notifyNeedsYou: true,
  notifyFailed: true,
  notifyNames: true,
  keepAwake: true,
  newerAnswer: 'create',
  lockLimit: null,
  undoSeconds: 15,
  historyDays: 365,
} as const

const all: Settings = { ...standard, ...usualTransferSettings }

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
  const preferences = await openPreferences(
    store(kept).settings,
    await openTransferSettings(store().settings),
  )
  expect(preferences.current).toEqual({ ...usualTransferSettings, ...expected })
})

test('a change is stored whole, then told', async () => {
  const { settings, written } = store()
  const preferences = await openPreferences(settings, await openTransferSettings(store().settings))
  const heard: Settings[] = []
  preferences.on((now) => heard.push(now))
  await preferences.set({ theme: 'dark' })
  expect(written).toEqual([{ ...standard, theme: 'dark' }])
  expect(heard).toEqual([{ ...all, theme: 'dark' }])
  expect(preferences.current.theme).toBe('dark')
})

test('what is about transfers is kept where the command line reads it too', async () => {
  const own = store()
  const ofTransfers = store()
  const preferences = await openPreferences(own.settings, await openTransferSettings(ofTransfers.settings))
  await preferences.set({ uploadLimit: 1_000_000, filesAtOnce: 5 })
  expect(own.written).toEqual([])
  expect(ofTransfers.written).toEqual([{ ...usualTransferSettings, uploadLimit: 1_000_000, filesAtOnce: 5 }])
  expect(preferences.current).toMatchObject({ uploadLimit: 1_000_000, theme: 'system' })
})

test('what could not be stored has not changed', async () => {
  const settings = { get: () => Promise.resolve(undefined), set: () => Promise.reject(new Error('full')) }
  const preferences = await openPreferences(settings, await openTransferSettings(store().settings))
  await expect(preferences.set({ theme: 'dark' })).rejects.toThrow('full')
  expect(preferences.current).toEqual(all)
})

test('the language is the chosen one, or the system’s', () => {
  expect(localeOf(all, 'zh-TW')).toBe('zh-CN')
  expect(localeOf(all, 'de')).toBe('en')
  expect(localeOf({ ...all, language: 'en' }, 'zh-CN')).toBe('en')
})
