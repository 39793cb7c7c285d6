import { fails, ok } from '../fake-api.ts'
import { ana, ben } from '../fake-data.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

const account = { instance: ana.instance, user: ana.user }
const accounts = [ana, { ...ben, isDemo: true }]

const file = (name: string, size: number, kind: 'file' | 'folder' = 'file') => ({
  ...{ id: name, name, size, kind },
  ...{ modifiedAt: 0, problem: null },
})
const handedOver = [
  file('Forecast Nov final.xlsx', 1_900_000),
  file('A name that is far too long for any dialog, and has to be cut at its end somewhere.pdf', 8_400),
  ...Array.from({ length: 9 }, (_, at) => file(`Receipt ${at + 1}.pdf`, 48_000 + at)),
]

/** What the desktop brings into the window. */
export const shellScenes: Readonly<Record<string, Scene>> = {
  'shell-send-to': {
    fake: fakeWith({ overrides: { app: { arrivals: () => ok([{ kind: 'files', refs: handedOver }]) } } }),
    act: async (page) => {
      await page.locator('[role=dialog]').waitFor()
    },
  },
  'shell-link-replace': {
    fake: fakeWith({
      overrides: {
        app: {
          arrivals: () =>
            ok([
              {
                ...{ kind: 'replace', account, host: ana.host },
                file: { account, id: 'file-forecast', uri: 'cloudreve://my/Finance/Forecast%20Nov.xlsx' },
                base: { id: 'v7', size: 1_900_000, createdAt: 0, origin: { kind: 'unknown' } },
              },
            ]),
        },
      },
    }),
    act: async (page) => {
      await page.locator('[role=dialog]').waitFor()
    },
  },
  'shell-link-save': {
    fake: fakeWith({
      overrides: {
        app: {
          arrivals: () =>
            ok([
              {
                ...{ kind: 'quick-save', account, host: ana.host },
                folder: { account, id: 'folder-finance', uri: 'cloudreve://my/Finance' },
              },
            ]),
        },
      },
    }),
    act: async (page) => {
      await page.locator('[role=dialog]').waitFor()
    },
  },
  'shell-demo-offer': {
    fake: fakeWith({
      accounts: [],
      overrides: { demo: { start: () => fails('disk-full', { path: 'demo' }) } },
    }),
    act: async (page) => {
      await page.locator('.demo button').click()
      await page.locator('.demo [role=alert]').waitFor()
    },
  },
  'shell-starting': {
    fake: fakeWith({
      accounts,
      overrides: { app: { openAtLogin: () => ok({ on: true, needsApproval: true }) } },
    }),
    act: async (page) => {
      await page.locator('.side nav button').last().click()
      await page.locator('.starting').scrollIntoViewIfNeeded()
    },
  },
  'shell-notifications': {
    fake: fakeWith({ accounts }),
    act: async (page) => {
      await page.locator('.side nav button').last().click()
      await page.locator('.sections button').nth(4).click()
    },
  },
}
