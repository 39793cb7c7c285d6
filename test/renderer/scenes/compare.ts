import type { Page } from 'playwright-core'
import type { CompareApi } from '../../../src/shared/ipc/contract.ts'
import type { ConflictView } from '../../../src/shared/ipc/contract.ts'
import { asking, choices, kb, minute, question, snapshot, version } from '../fake-activity.ts'
import { drawnAt } from '../fake-data.ts'
import { fakeCompare } from '../fake-compare.ts'
import { ok } from '../fake-api.ts'
import { fakeWith } from './fake-with.ts'
import type { Scene } from './scene.ts'

const base = version('base', 0.5 * kb, 17 * 60 + 22, 'here')
const between = version('between', 0.6 * kb, 30)
const current = version('current', 0.6 * kb, 11)
const answers = choices('create!', 'replace', 'keep-remote')

function questionOn(name: string, over: Partial<Extract<ConflictView, { kind: 'stale' }>>) {
  return asking(
    name,
    question({ kind: 'stale', base, current, between: [between], undoable: true, ...over }, answers),
    { local: { name, folder: '~/Pictures/Website', size: 540, modifiedAt: drawnAt - minute } },
  )
}

/** A drawing with a sun, which is elsewhere in the other one. */
async function drawing(sun: number, sky: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(1600, 900)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = sky
  context.fillRect(0, 0, 1600, 640)
  context.fillStyle = '#3f7f9c'
  context.fillRect(0, 640, 1600, 260)
  context.fillStyle = '#ffe3ae'
  context.beginPath()
  context.arc(sun, 260, 70, 0, 7)
  context.fill()
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
}

const sideOf = (name: string, size: number, type: string | null) => ({
  name,
  size,
  modifiedAt: drawnAt - minute,
  type,
  sha256: size.toString(16).padStart(64, '0'),
})

const pictures: Partial<CompareApi> = {
  open: ({ id }) =>
    ok({
      id,
      left: sideOf('Site hero.jpg', 4_300_000, 'JPEG'),
      right: sideOf('Site hero.jpg', 4_000_000, 'JPEG'),
      content: {
        kind: 'pictures',
        left: { type: 'png', width: 1600, height: 900 },
        right: { type: 'png', width: 1600, height: 900 },
      },
    }),
  picture: async ({ side }) =>
    ok(await (side === 'left' ? drawing(1130, '#c8688a') : drawing(420, '#5aa6df'))),
}

const facts: Partial<CompareApi> = {
  open: ({ id }) =>
    ok({
      id,
      left: sideOf('Contract.pdf', 430_000, 'PDF'),
      right: sideOf('Contract.pdf', 431_000, 'PDF'),
      content: { kind: 'facts', why: 'kind' },
    }),
}

function scene(
  name: string,
  over: Partial<Extract<ConflictView, { kind: 'stale' }>>,
  compare: Partial<CompareApi> = {},
  act?: Scene['act'],
): Scene {
  const item = questionOn(name, over)
  return {
    fake: fakeWith({
      overrides: {
        activity: { snapshot: () => ok(snapshot([item], [])) },
        compare: { ...fakeCompare(), ...compare },
      },
    }),
    act: async (page) => {
      await open(page)
      await act?.(page)
    },
  }
}

async function open(page: Page): Promise<void> {
  await page.locator('.side nav button').nth(1).click()
  await page.locator('.transfer .actions button').first().click()
  await page.locator('.ui-dialog').waitFor()
  await page.clock.setFixedTime(drawnAt + 1)
  await page.evaluate('performance.now = () => Number.MAX_VALUE')
  await page.locator('.ui-dialog [data-action=compare]').click()
  await page.locator('.cmp-scroll, .well, .table').first().waitFor()
}

/** The pictures have been compared. */
const compared = (page: Page) => page.locator('[role=status] + .num').waitFor()
const view = (page: Page, at: number) => page.locator('.segments label').nth(at).click()

export const compareScenes: Readonly<Record<string, Scene>> = {
  'compare-sides': scene('release-notes.md', {}),
  'compare-column': scene('release-notes.md', {}, {}, (page) => view(page, 1)),
  'compare-merge': scene('release-notes.md', {}, {}, async (page) => {
    await view(page, 2)
    await page.keyboard.press('1')
    await page.keyboard.press('F7')
  }),
  'compare-two-way': scene('release-notes.md', { base: null, between: [] }, {}, async (page) => {
    await page.keyboard.press('F7')
    await page.keyboard.press('F7')
    await page.keyboard.press('Alt+ArrowRight')
  }),
  'compare-writing': scene('release-notes.md', {}, {}, async (page) => {
    await view(page, 2)
    await page
      .locator('.block button', { hasText: /Write|自行/ })
      .last()
      .click()
  }),
  'compare-pictures': scene('Site hero.jpg', {}, pictures, compared),
  'compare-pictures-slider': scene('Site hero.jpg', {}, pictures, async (page) => {
    await compared(page)
    await view(page, 1)
  }),
  'compare-pictures-difference': scene('Site hero.jpg', {}, pictures, async (page) => {
    await compared(page)
    await view(page, 2)
  }),
  'compare-facts': scene('Contract.pdf', {}, facts),
}
