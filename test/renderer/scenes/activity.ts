import type { Page } from 'playwright-core'
import type { ActivityItem, Progress } from '../../../src/shared/ipc/contract.ts'
import { asking, kb, mb, minute, snapshot, transfer, version } from '../fake-activity.ts'
import { drawnAt } from '../fake-data.ts'
import { ok } from '../fake-api.ts'
import { everyQuestion, locked, stale } from '../fake-questions.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

/** What the mock-up of the panel shows. */
const items: readonly ActivityItem[] = [
  stale,
  transfer('Walkthrough.mp4', { phase: 'sending', local: localOf('Walkthrough.mp4', 248 * mb) }),
  transfer('Board deck.pptx', {
    phase: 'saving',
    canCancel: false,
    local: localOf('Board deck.pptx', 18.4 * mb),
  }),
  transfer('Signed contracts.zip', { kind: 'create', local: localOf('Signed contracts.zip', 52.7 * mb) }),
  { ...locked, question: null },
  transfer('Office plan.svg', {
    phase: 'failed',
    failure: { code: 'connection-lost', params: { host: 'cloud.example.org' } },
    canCancel: false,
    canRetry: true,
    finishedAt: drawnAt - 5 * minute,
  }),
  transfer('Price list.csv', {
    phase: 'saved',
    before: version('before', 84 * kb, 60),
    after: version('after', 86 * kb, 2, 'here'),
    undo: 'available',
    canCancel: false,
    finishedAt: drawnAt - 2 * minute,
  }),
  transfer('exchange-rates.json', { phase: 'identical', canCancel: false, finishedAt: drawnAt - 3 * minute }),
]

const progress: readonly Progress[] = [
  {
    id: 'transfer of Walkthrough.mp4',
    sent: 151 * mb,
    total: 248 * mb,
    bytesPerSecond: 18.4 * mb,
    secondsLeft: 5.3,
  },
]

function localOf(name: string, size: number): ActivityItem['local'] {
  return { name, folder: '~/Documents/Finance', size, modifiedAt: drawnAt - minute }
}

function fakeOn(all: readonly ActivityItem[], moving: readonly Progress[] = []): Scene['fake'] {
  return fakeWith({ overrides: { activity: { snapshot: () => ok(snapshot(all, moving)) } } })
}

const openPanel = (page: Page) => page.locator('.side nav button').nth(1).click()
const openDecisions = (page: Page) => page.locator('.side nav button').nth(0).click()

/** The clock of pictures stands still: a dialog would take no answer, nor Vue an event as old as its listener. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.setFixedTime(drawnAt + 1)
  await page.evaluate('performance.now = () => Number.MAX_VALUE')
}

async function openDialog(page: Page): Promise<void> {
  await openPanel(page)
  await page.locator('.transfer .actions button').first().click()
  await page.locator('.ui-dialog').waitFor()
}

const others: readonly ActivityItem[] = [
  stale,
  asking('Vendor quotes.pdf', everyQuestion.stale.question),
  everyQuestion['stale, from another place of mine'],
  everyQuestion.locked,
  everyQuestion.moved,
  everyQuestion.empty,
]

const dialogs = Object.fromEntries(
  Object.entries(everyQuestion).map(([name, item]): [string, Scene] => [
    `dialog-${name.replaceAll(/[ ,]+/g, '-')}`,
    { fake: fakeOn([item]), act: openDialog },
  ]),
)

export const activityScenes: Readonly<Record<string, Scene>> = {
  transfers: { fake: fakeOn(items, progress), act: openPanel },
  'transfers-empty': { fake: fakeOn([]), act: openPanel },
  decisions: { fake: fakeOn(others), act: openDecisions },
  'decisions-all': {
    fake: fakeOn([...others, everyQuestion['stale, no versions']]),
    act: async (page) => {
      await openDecisions(page)
      await page.locator('.group button').first().click()
    },
  },
  'decisions-empty': { fake: fakeOn([]), act: openDecisions },
  'dialog-one-of-several': { fake: fakeOn(others), act: openDialog },
  'dialog-place': {
    fake: fakeOn([everyQuestion['folder gone']]),
    act: async (page) => {
      await openDialog(page)
      await stopClock(page)
      await page.locator('.ui-dialog [data-action=choose-place]').click()
      await page.locator('.choose-place').waitFor()
    },
  },
  'dialog-release': {
    fake: fakeOn([locked]),
    act: async (page) => {
      await openDialog(page)
      await stopClock(page)
      await page.locator('summary').click()
      await page.locator('.warning button').click()
    },
  },
  ...dialogs,
}
