import type { Page } from 'playwright-core'
import type { ActivityItem, Pin, Progress } from '../../../src/shared/ipc/contract.ts'
import type { SmallView } from '../../../src/shared/views.ts'
import { ok, type Overrides } from '../fake-api.ts'
import { asking, kb, mb, minute, snapshot, transfer, version } from '../fake-activity.ts'
import { ana, ben, drawnAt, fileRow, folderRow } from '../fake-data.ts'
import { link } from '../fake-links.ts'
import { fakePins, pinOf } from '../fake-pins.ts'
import { stale } from '../fake-questions.ts'
import { fakeWith, type World } from './fake-with.ts'
import type { Scene } from './scene.ts'

/** As the mock-ups have them. */
const pins: readonly Pin[] = [
  pinOf(fileRow('Price list.csv', 84 * kb, drawnAt - 4 * minute)),
  pinOf(fileRow('Site hero.jpg', 2 * mb, Date.UTC(2026, 10, 18, 9))),
  pinOf(fileRow('index.html', 12 * kb, drawnAt - 32 * minute)),
  pinOf(folderRow('Screenshots', 0)),
  pinOf(folderRow('Quarter close', 0), { readOnly: true }),
  pinOf(fileRow('Notes.md', 3 * kb, drawnAt - 25 * 60 * minute)),
]

/** A picture as a program puts it on the clipboard. */
const thumbnail =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const screenshots = pins[3]?.file
const picture: NonNullable<Overrides['quickSave']> = {
  preview: () =>
    ok({
      clipboard: { kind: 'picture', width: 1440, height: 900, size: 210 * kb, thumbnail },
      token: 'picture',
      folder: screenshots ?? null,
      name: 'Screenshot.png',
      replaces: null,
    }),
}

function fileOf(name: string): Partial<ActivityItem> {
  const file = pins.find((pin) => pin.name === name)?.file
  return file ? { file, account: file.account } : {}
}

const results: readonly ActivityItem[] = [
  asking('Price list.csv', stale.question, fileOf('Price list.csv')),
  transfer('Site hero.jpg', { phase: 'sending', ...fileOf('Site hero.jpg') }),
  transfer('index.html', {
    ...fileOf('index.html'),
    ...{
      phase: 'saved',
      undo: 'available',
      finishedAt: drawnAt,
      after: version('after', 12 * kb, 0, 'here'),
    },
  }),
  transfer('shot.png', { phase: 'saving', kind: 'create', file: null, folder: screenshots?.uri ?? '' }),
  transfer('Notes.md', {
    ...fileOf('Notes.md'),
    phase: 'failed',
    canRetry: true,
    failure: { code: 'connection-lost', params: { host: ana.host } },
  }),
]
const progress: readonly Progress[] = [
  {
    ...{ id: 'transfer of Site hero.jpg', sent: 3.8 * mb, total: 6.2 * mb },
    ...{ bytesPerSecond: mb, secondsLeft: 2 },
  },
]

const links = [
  link('Price list.csv', { phase: 'changed', changes: 1, local: localOf('Price list.csv', 1) }),
  link('Walkthrough.mp4', { phase: 'sending', transfer: 'transfer of Site hero.jpg' }),
  link('index.html', { sent: { at: drawnAt - 32 * minute, size: 12 * kb } }),
]

function localOf(name: string, minutes: number) {
  return { name, folder: '~/Documents', size: 86 * kb, modifiedAt: drawnAt - minutes * minute }
}

const questions: readonly ActivityItem[] = [stale, asking('Vendor quotes.pdf', stale.question)]

function scene(view: SmallView, world: Overrides = {}, act?: Scene['act'], more: World = {}): Scene {
  return {
    view,
    fake: fakeWith({ ...more, overrides: { pins: fakePins(pins), quickSave: picture, ...world } }),
    ...(act ? { act } : {}),
  }
}

/** A picture of the desktop, held over a tile. */
async function hold(page: Page, name: string): Promise<void> {
  await page.locator(`[data-pin="id of ${name}"]`).evaluate((tile) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'hero-new.jpg', { type: 'image/jpeg' }))
    for (const type of ['dragenter', 'dragover'])
      tile.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
  })
  await page.waitForTimeout(300)
}

const activity = (items: readonly ActivityItem[], moving: readonly Progress[] = []): Overrides => ({
  activity: { snapshot: () => ok(snapshot(items, moving)) },
})

export const smallScenes: Readonly<Record<string, Scene>> = {
  popover: scene(
    'popover',
    {
      ...activity(questions, progress),
      links: { list: () => ok(links) },
      pins: fakePins(pins.toSpliced(4, 1)),
    },
    (page) => hold(page, 'Site hero.jpg'),
  ),
  'popover-results': scene('popover', activity(results, progress)),
  'popover-new': scene(
    'popover',
    {
      pins: fakePins(),
      quickSave: {
        preview: () =>
          ok({ clipboard: { kind: 'empty' }, token: '', folder: null, name: null, replaces: null }),
      },
    },
    undefined,
    { accounts: [ana, ben] },
  ),
  'popover-search': scene('popover', {}, async (page) => {
    await page.keyboard.press('Control+f')
    await page.locator('.hit').first().waitFor()
  }),
  'popover-signed-out': scene('popover', {}, undefined, { accounts: [{ ...ana, signedIn: false }] }),
  shelf: scene('shelf'),
  'shelf-drag': scene('shelf', {}, (page) => hold(page, 'Site hero.jpg')),
  'shelf-results': scene('shelf', activity(results, progress)),
  'shelf-new': scene('shelf', { pins: fakePins() }),
}
