import type { Page } from 'playwright-core'
import { ok } from '../fake-api.ts'
import { ana, anaElsewhere, ben, drawnAt, secretsInfo } from '../fake-data.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

const accounts = [ana, anaElsewhere, ben]

async function openSettings(page: Page, section = 0): Promise<void> {
  await page.locator('.side nav button').last().click()
  await page.locator('.sections button').nth(section).click()
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
  'settings-appearance': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 4) },
  'settings-about': { fake: fakeWith({ accounts }), act: (page) => openSettings(page, 6) },
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
      await openSettings(page, 6)
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
