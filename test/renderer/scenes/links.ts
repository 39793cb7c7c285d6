import type { Page } from 'playwright-core'
import type { LinkInfo } from '../../../src/shared/ipc/contract.ts'
import { fails, ok, type Overrides } from '../fake-api.ts'
import { asking, choices, fileRef, question, snapshot, transfer, version } from '../fake-activity.ts'
import { ana, drawnAt, folderPage } from '../fake-data.ts'
import { fakeLinks, link, mockUpLinks } from '../fake-links.ts'
import { fakePins, mockUpPins } from '../fake-pins.ts'
import { fakeWith, type World } from './fake-with.ts'
import type { Scene } from './scene.ts'

const items = [
  transfer('Hiring plan.docx', { phase: 'sending' }),
  asking(
    'Q3 budget.xlsx',
    question(
      {
        kind: 'stale',
        base: version('v1', 2_000_000, 900),
        current: version('v2', 2_100_000, 11),
        between: [],
        undoable: true,
      },
      choices('create!', 'replace', 'keep-remote'),
    ),
    { file: fileRef('Q3 budget.xlsx') },
  ),
]
const progress = [
  { id: 'transfer of Hiring plan.docx', sent: 40, total: 100, bytesPerSecond: 1000, secondsLeft: 3 },
]

const world = (links: readonly LinkInfo[], over: Overrides = {}): World => ({
  overrides: {
    browse: { list: () => ok(folderPage) },
    pins: fakePins(mockUpPins),
    links: fakeLinks(links),
    activity: { snapshot: () => ok(snapshot(items, progress)) },
    ...over,
  },
})

async function open(page: Page): Promise<void> {
  await page.locator('.side nav button').nth(2).click()
}

const scene = (
  links: readonly LinkInfo[],
  then?: (page: Page) => Promise<void>,
  over: Overrides = {},
): Scene => ({
  fake: fakeWith(world(links, over)),
  act: async (page) => {
    await open(page)
    await then?.(page)
  },
})

/** The clock of pictures stands still: a dialog would take no answer. */
async function later(page: Page): Promise<void> {
  await page.clock.setFixedTime(drawnAt + 1)
  await page.evaluate('performance.now = () => Number.MAX_VALUE')
}

/** A dialog takes no click that was meant for what was there before it. */
async function openDialog(page: Page): Promise<void> {
  await page.locator('.filter-bar .btn').first().click()
  await page.locator('[role=dialog]').waitFor()
  await later(page)
}

const row = (id: string) => `[data-row="${id}"]`
const many = Array.from({ length: 400 }, (_, at) => link(`Report ${at}.xlsx`))
const picked = {
  id: 'local-1',
  name: 'Price list.csv',
  size: 89_300,
  modifiedAt: Date.UTC(2026, 10, 24, 10, 41),
  kind: 'file',
  problem: null,
} as const

export const linkScenes: Readonly<Record<string, Scene>> = {
  links: scene(mockUpLinks, (page) => page.locator(row('link of Price list.csv')).click()),
  'links-edit': scene(mockUpLinks, (page) => page.locator(row('edit of Hiring plan.docx')).click()),
  'links-menu': scene(mockUpLinks, async (page) => {
    await page
      .locator(`${row('link of index.html')} .icon-btn`)
      .last()
      .click()
    await page.locator('[role=menu]').waitFor()
  }),
  'links-empty': scene([]),
  'links-none': scene(mockUpLinks, (page) =>
    page.locator('.filter-bar input[role=searchbox], .filter-bar .box input').fill('zzz'),
  ),
  'links-trouble': scene([], undefined, {
    links: { ...fakeLinks(), list: () => fails('profile-busy', { path: 'redrop.db' }) },
  }),
  'links-many': scene(many, async (page) => {
    await page.locator('.virtual-list').focus()
    await page.keyboard.press('End')
  }),
  'links-stopped': {
    fake: fakeWith({
      accounts: [{ ...ana, signedIn: false }],
      ...world([
        link('Price list.csv', { trouble: 'sign-in' }),
        link('index.html', { trouble: 'trash' }),
        link('team-notes.txt', {
          trouble: 'gone',
          local: { name: 'notes.txt', folder: '~', size: 1, modifiedAt: 0 },
        }),
        link('Q4 forecast.xlsx', { trouble: 'read-only', phase: 'changed' }),
        link('release-notes.md', { mode: 'by-key' }),
      ]),
    }),
    act: async (page) => {
      await open(page)
      await page.locator(row('link of Price list.csv')).click()
    },
  },
  'links-unlink': scene(mockUpLinks, async (page) => {
    await page.locator(row('link of Price list.csv')).click()
    await page.keyboard.press('Delete')
    await page.locator('[role=dialog]').waitFor()
  }),
  'links-unsent': scene(
    mockUpLinks,
    async (page) => {
      await page.locator(row('edit of Office plan.svg')).click()
      await page.keyboard.press('Delete')
      await page.locator('[role=alertdialog]').waitFor()
    },
    {
      links: { ...fakeLinks(mockUpLinks), done: () => fails('unsent-changes', { name: 'Office plan.svg' }) },
    },
  ),
  'links-add': scene(
    mockUpLinks,
    async (page) => {
      await openDialog(page)
      await page.locator('[role=dialog] .end button').first().click()
    },
    { transfers: { pick: () => ok([picked]) } },
  ),
  'links-pick': scene(mockUpLinks, async (page) => {
    await openDialog(page)
    await page.locator('[role=dialog] .end button').nth(1).click()
    await page.locator('[role=option]').nth(3).waitFor()
    await later(page)
    await page.locator('[role=option]').nth(3).click()
  }),
  'links-rows': {
    fake: fakeWith(world(mockUpLinks)),
    act: async (page) => {
      await page.locator('[data-row="id of Price list.csv"]').click({ button: 'right' })
      await page.locator('[role=menu]').waitFor()
    },
  },
}
