import type { Page } from 'playwright-core'
import type { FolderPage, VersionsInfo } from '../../../src/shared/ipc/contract.ts'
import { fails, ok, type Overrides } from '../fake-api.ts'
import { drawnAt, folderPage } from '../fake-data.ts'
import { fakePins, mockUpPins } from '../fake-pins.ts'
import { fakeVersions, mockUpVersions, versionRow, versionsInfo } from '../fake-versions.ts'
import { fileActivity } from './file-activity.ts'
import { fakeWith } from './fake-with.ts'
import { browse, open2026, row } from './files-world.ts'
import type { Scene } from './scene.ts'

function world(info: VersionsInfo, versions: Overrides['versions'] = {}, page: FolderPage = folderPage) {
  return fakeWith({
    overrides: {
      ...browse(() => ok(page)),
      pins: fakePins(mockUpPins),
      versions: { ...fakeVersions(info), ...versions },
      activity: {
        snapshot: () => ok({ sequence: 1, items: fileActivity.items, progress: [], isPaused: false }),
      },
    },
  })
}

async function openVersions(page: Page): Promise<void> {
  await open2026(page)
  await page.locator(row('Q4 forecast.xlsx')).click()
  await page.keyboard.press('Control+Shift+H')
  await page.locator('[data-version]').first().waitFor()
}

const usual = versionsInfo()
const many = Array.from({ length: 240 }, (_, at) =>
  versionRow(`v${240 - at}`, 1_900_000 - at * 1000, drawnAt - at * 3_600_000, { kind: 'me-elsewhere' }),
)

export const detailScenes: Readonly<Record<string, Scene>> = {
  versions: {
    fake: world(usual),
    act: async (page) => {
      await openVersions(page)
      await page.keyboard.press('ArrowDown')
    },
  },
  'versions-current': {
    fake: world(
      versionsInfo({ undo: { id: 'c', to: mockUpVersions[1] ?? null }, redo: { id: 'd', to: null } }),
    ),
    act: openVersions,
  },
  'versions-late': {
    fake: world(
      versionsInfo({
        kept: 5,
        tooLate: { version: 'v1', why: 'overtaken' },
        versions: mockUpVersions.map((one) => ({ ...one, goesNext: one.id === 'v1' })),
      }),
    ),
    act: async (page) => {
      await openVersions(page)
      await page.keyboard.press('End')
    },
  },
  'versions-none': {
    fake: world(versionsInfo({ kept: null, undoable: 'no', versions: mockUpVersions.slice(0, 1) })),
    act: openVersions,
  },
  'versions-many': { fake: world(versionsInfo({ kept: 0, versions: many })), act: openVersions },
  'versions-blank': {
    fake: world(versionsInfo({ versions: [], current: 'blank' })),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Q4 forecast.xlsx')).click()
      await page.keyboard.press('Control+Shift+H')
    },
  },
  'versions-remove': {
    fake: world(usual),
    act: async (page) => {
      await openVersions(page)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Delete')
    },
  },
  'versions-changed': {
    fake: world(usual, { restore: () => fails('conflict', { name: 'Q4 forecast.xlsx' }) }),
    act: async (page) => {
      await openVersions(page)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    },
  },
  'versions-offline': {
    fake: world(usual, { list: () => fails('unreachable', { host: 'cloud.example.org' }) }),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Q4 forecast.xlsx')).click()
      await page.keyboard.press('Control+Shift+H')
    },
  },
  'versions-restored': {
    fake: world(usual),
    act: async (page) => {
      await openVersions(page)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    },
  },
  details: {
    fake: world(usual),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Q4 forecast.xlsx')).click()
      await page.keyboard.press('Control+i')
      await page.locator('dd').nth(2).waitFor()
    },
  },
  'details-several': {
    fake: world(usual),
    act: async (page) => {
      await open2026(page)
      await page.locator(row('Archive')).click()
      await page.locator(row('Q4 forecast.xlsx')).click({ modifiers: ['Shift'] })
      await page.keyboard.press('Control+i')
    },
  },
  'details-none': {
    fake: world(usual),
    act: async (page) => {
      await open2026(page)
      await page.keyboard.press('Control+i')
    },
  },
}
