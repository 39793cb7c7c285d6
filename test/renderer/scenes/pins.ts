import type { Page } from 'playwright-core'
import { ok } from '../fake-api.ts'
import { folderPage } from '../fake-data.ts'
import { fileActivity } from './file-activity.ts'
import { fakeWith } from './fake-with.ts'
import { browse, dragOver, files, open2026, row } from './files-world.ts'
import type { Scene } from './scene.ts'

async function openTrash(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Trash|回收站)$/ }).click()
  await page.locator('[data-row]').nth(1).waitFor()
}

/** Pinned targets, the trash, and what is asked on the way to this computer. */
export const pinScenes: Readonly<Record<string, Scene>> = {
  'files-drop-pin': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, '[data-pin="id of Price list.csv"]', ['a'])
    },
  },
  'files-drop-alt': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await dragOver(page, row('Q4 forecast.xlsx'), ['a'], true)
    },
  },
  'files-pin-menu': {
    fake: files(folderPage, fileActivity.items),
    act: async (page) => {
      await open2026(page)
      await page.locator('[data-pin="id of Quarter close"] button').click()
    },
  },
  'files-pin-none': { fake: fakeWith({ overrides: browse(() => ok(folderPage)) }), act: open2026 },
  'files-trash': {
    fake: files(folderPage),
    act: async (page) => {
      await openTrash(page)
      await page.locator('[data-row]').nth(1).click()
      await page.keyboard.press('Shift+ArrowUp')
    },
  },
  'files-trash-place': {
    fake: files(folderPage),
    act: async (page) => {
      await openTrash(page)
      await page.locator('[data-row="id of index.old.html"]').click()
      await page.locator('.commands button').first().click()
      await page.locator('.choose-place').waitFor()
    },
  },
  'files-trash-purge': {
    fake: files(folderPage),
    act: async (page) => {
      await openTrash(page)
      await page.locator('[data-row]').nth(1).click()
      await page.keyboard.press('Delete')
    },
  },
  'files-download-taken': {
    fake: fakeWith({
      overrides: {
        ...browse(() => ok(folderPage)),
        transfers: { pickFolder: () => ok({ folder: 'f', taken: ['Price list.csv', 'Q3 budget.xlsx'] }) },
      },
    }),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Price list.csv')).click()
      await page.locator(row('Q4 forecast.xlsx')).click({ modifiers: ['Shift'] })
      await page.locator(row('Q4 forecast.xlsx')).click({ button: 'right' })
      await page.locator('[role=menuitem]').first().click()
    },
  },
}
