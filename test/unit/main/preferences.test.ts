import { expect, test } from 'vitest'
import { openQuickSaveSettings } from '../../../src/core/services/quick-save/settings.ts'
import { openTransferSettings } from '../../../src/core/services/transfer-settings.ts'
import { localeOf, openPreferences } from '../../../src/main/preferences/preferences.ts'
import { usualGlobalKeys } from '../../../src/shared/accelerator.ts'
import type { Settings } from '../../../src/shared/ipc/contract.ts'
import { usualQuickSaveSettings, usualTransferSettings } from '../../../src/shared/usual-settings.ts'

const standard = {
  language: 'system',
  theme: 'system',
  density: 'default',
  closeToTray: true,
  notifySaved: true,
  notifyNeedsYou: true,
  notifyFailed: true,
  notifyLinks: false,
  notifyNames: true,
  keepAwake: true,
  newerAnswer: 'create',
  lockLimit: null,
  undoSeconds: 15,
  historyDays: 365,
  globalKeys: usualGlobalKeys(process.platform),
} as const

const all: Settings = { ...standard, ...usualTransferSettings, ...usualQuickSaveSettings }

function store(kept?: unknown) {
  const written: unknown[] = []
  const settings = {
    get: () => Promise.resolve(kept),
    set: (_name: string, value: unknown) => Promise.resolve(void written.push(value)),
  }
  return { settings, written }
}

type Kept = ReturnType<typeof store>['settings']

async function open(own: Kept, ofTransfers: Kept = store().settings, ofQuickSave: Kept = store().settings) {
  return openPreferences(
    own,
    await openTransferSettings(ofTransfers),
    await openQuickSaveSettings(ofQuickSave),
  )
}

test.each([
  ['nothing kept', undefined, standard],
  ['something else', 'dark', standard],
  [
    'a value of another version',
    { ...standard, theme: 'sepia', density: 'roomy' },
    { ...standard, density: 'roomy' },
  ],
  [
    'keys that no system would take, and none at all',
    { ...standard, globalKeys: { saveClipboard: 'A', showShelf: null, pushLink: 'Control+Alt+L' } },
    {
      ...standard,
      globalKeys: {
        saveClipboard: usualGlobalKeys(process.platform).saveClipboard,
        showShelf: null,
        pushLink: 'Control+Alt+L',
      },
    },
  ],
  ['one that is missing', { language: 'zh-CN' }, { ...standard, language: 'zh-CN' }],
])('%s: what can be understood is taken', async (_name, kept, expected) => {
  const preferences = await open(store(kept).settings)
  expect(preferences.current).toEqual({ ...all, ...expected })
})

test('a change is stored whole, then told', async () => {
  const { settings, written } = store()
  const preferences = await open(settings)
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
  const preferences = await open(own.settings, ofTransfers.settings)
  await preferences.set({ uploadLimit: 1_000_000, filesAtOnce: 5 })
  expect(own.written).toEqual([])
  expect(ofTransfers.written).toEqual([{ ...usualTransferSettings, uploadLimit: 1_000_000, filesAtOnce: 5 }])
  expect(preferences.current).toMatchObject({ uploadLimit: 1_000_000, theme: 'system' })
})

test('so is what is about the clipboard', async () => {
  const own = store()
  const ofQuickSave = store()
  const preferences = await open(own.settings, store().settings, ofQuickSave.settings)
  await preferences.set({ textName: 'Memo {n}.txt', theme: 'dark' })
  expect(own.written).toEqual([{ ...standard, theme: 'dark' }])
  expect(ofQuickSave.written).toEqual([{ ...usualQuickSaveSettings, textName: 'Memo {n}.txt' }])
  expect(preferences.current).toMatchObject({ textName: 'Memo {n}.txt', theme: 'dark' })
})

test('what could not be stored has not changed', async () => {
  const settings = { get: () => Promise.resolve(undefined), set: () => Promise.reject(new Error('full')) }
  const preferences = await open(settings)
  await expect(preferences.set({ theme: 'dark' })).rejects.toThrow('full')
  expect(preferences.current).toEqual(all)
})

test('the language is the chosen one, or the system’s', () => {
  expect(localeOf(all, 'zh-TW')).toBe('zh-CN')
  expect(localeOf(all, 'de')).toBe('en')
  expect(localeOf({ ...all, language: 'en' }, 'zh-CN')).toBe('en')
})
