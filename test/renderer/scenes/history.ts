import type { Page } from 'playwright-core'
import type { HistoryOverview } from '../../../src/shared/ipc/contract.ts'
import { fails, ok, type Overrides } from '../fake-api.ts'
import { historyEntries } from '../fake-history-entries.ts'
import { drawnAt } from '../fake-data.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

async function openHistory(page: Page): Promise<void> {
  await page.locator('.side nav button').nth(1).click()
  await page.locator('.panel .head .icon-btn').nth(-2).click()
  await page.locator('.panel .head .icon-btn').last().click()
}

const scene = (history: Overrides['history'], then?: (page: Page) => Promise<void>): Scene => ({
  fake: fakeWith(history ? { overrides: { history } } : {}),
  act: async (page) => {
    await openHistory(page)
    await then?.(page)
  },
})

const nothing: HistoryOverview = {
  all: 0,
  kinds: { replaced: 0, created: 0, undone: 0, failed: 0, downloaded: 0 },
  since: null,
  accounts: [],
}
const many = Array.from({ length: 10_000 }, (_, at) => {
  const [first] = historyEntries
  if (!first) throw new Error('no entries')
  return { ...first, id: `many ${at}`, name: `Report ${at}.xlsx`, at: drawnAt - at * 600_000 }
})

export const historyScenes: Readonly<Record<string, Scene>> = {
  history: scene(undefined, (page) => page.locator('.virtual-list .row').first().click()),
  'history-list': scene(undefined),
  'history-not-sent': scene(undefined, (page) => page.locator('.virtual-list .row').nth(5).click()),
  'history-empty': scene({
    page: () => ok({ entries: [], hasMore: false }),
    overview: () => ok(nothing),
  }),
  'history-trouble': scene({ page: () => fails('profile-busy', { path: 'redrop.db' }) }),
  'history-many': scene(
    {
      page: ({ after }) => {
        const start = after === null ? 0 : many.findIndex(({ id }) => id === after) + 1
        return ok({ entries: many.slice(start, start + 200), hasMore: start + 200 < many.length })
      },
      overview: () => ok({ ...nothing, all: many.length, since: many.at(-1)?.at ?? null }),
    },
    async (page) => {
      await page.locator('.virtual-list').focus()
      await page.keyboard.press('End')
    },
  ),
  'history-report': scene(undefined, async (page) => {
    await page.locator('.virtual-list .row').first().click()
    await page.locator('.details .foot .btn').first().click()
    await page.locator('[role=dialog] pre').waitFor()
  }),
  'history-clear': scene(undefined, async (page) => {
    await page.locator('.title-bar .icon-btn').last().click()
    await page.locator('[role=menuitem]').last().click()
    await page.locator('[role=alertdialog]').waitFor()
  }),
  'history-safety': {
    fake: fakeWith({}),
    act: async (page) => {
      await page.locator('.side nav button').last().click()
      await page.locator('.sections button').nth(1).click()
      await page.locator('.setting .btn').nth(1).click()
      await page.locator('[role=dialog] .copy').first().waitFor()
    },
  },
}
