import type { Page } from 'playwright-core'
import type { DesktopApi } from '../../../src/shared/ipc/contract.ts'
import { ok } from '../fake-api.ts'
import { ana, anaElsewhere, ben, drawnAt, folderRow, secretsInfo, settings } from '../fake-data.ts'
import { fakePins, mockUpPins } from '../fake-pins.ts'
import { fakeWith } from './fake-with.ts'
import type { Look, Scene } from './scene.ts'

const accounts = [ana, anaElsewhere, ben]

async function openSettings(page: Page, section = 0): Promise<void> {
  await page.locator('.side nav button').last().click()
  await page.locator('.sections button').nth(section).click()
}

/** As in the mock-up: one is being pressed, one is another program's, one has none. */
function quickSaveFake(look: Look): DesktopApi {
  const values = {
    ...settings,
    theme: look.theme,
    globalKeys: { saveClipboard: 'Control+Shift+U', showShelf: 'Control+Shift+D', pushLink: null },
    pictureFolder: folderRow('Screenshots', 0).file,
    textFolder: folderRow('Notes', 0).file,
  }
  const states = { saveClipboard: 'works', showShelf: 'taken', pushLink: 'off' } as const
  return fakeWith({
    accounts,
    overrides: {
      pins: fakePins(mockUpPins),
      settings: { get: () => ok(values) },
      shortcuts: { info: () => ok({ states, byDesktop: false }) },
    },
  })(look)
}

async function pressNewKeys(page: Page): Promise<void> {
  await openSettings(page, 3)
  await page.locator('.keys-row .btn-default').first().click()
  await page.keyboard.down('Control')
  await page.keyboard.down('Alt')
}

export const settingsScenes: Readonly<Record<string, Scene>> = {
  'settings-accounts': { fake: fakeWith({ accounts }), act: (page) => openSettings(page) },
  'settings-replacing': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 1) },
  'settings-transfers': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 2) },
  'settings-copy-name': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await openSettings(page, 1)
      await page.locator('.setting .btn').first().click()
    },
  },
  'settings-quick-save': { fake: quickSaveFake, act: pressNewKeys },
  'settings-quick-save-wrong': {
    fake: quickSaveFake,
    act: async (page) => {
      await openSettings(page, 3)
      await page.locator('.pattern').nth(1).fill('Note: {day}')
    },
  },
  'settings-notifications': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 4) },
  'settings-appearance': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 5) },
  'settings-about': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 7) },
  'settings-no-keychain': {
    fake: fakeWith({
      accounts,
      overrides: { secrets: { info: () => ok({ ...secretsInfo, tier: 'session', why: 'no-session' }) } },
    }),
    act: (page) => openSettings(page),
  },
  'sign-out': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await openSettings(page)
      await page.locator('.group .account button').first().click()
    },
  },
  'settings-toast': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await openSettings(page, 7)
      await page.locator('.group .btn').first().click()
    },
  },
  quitting: {
    fake: fakeWith({
      overrides: {
        events: {
          onQuitting: (listener) => {
            listener({ waitingFor: 2, until: drawnAt + 25_000 })
            return () => undefined
          },
        },
      },
    }),
  },
  'account-menu': {
    fake: fakeWith({ accounts }),
    act: (page) => page.locator('.side .account').click(),
  },
}
