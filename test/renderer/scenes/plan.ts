import type { Page } from 'playwright-core'
import type { PlanRowView, PlanSummary } from '../../../src/shared/ipc/contract.ts'
import { ok } from '../fake-api.ts'
import { folderPage } from '../fake-data.ts'
import { fakePlans, planRow, planRows, planSummary } from '../fake-plans.ts'
import { fakeWith } from './fake-with.ts'
import { browse, openEmpty } from './files-world.ts'
import type { Scene } from './scene.ts'

const drop = async (page: Page): Promise<void> => {
  await openEmpty(page)
  await page.locator('[role="grid"]').waitFor()
  await page.evaluate(() => {
    const data = new DataTransfer()
    for (const name of ['a', 'b']) data.items.add(new File(['x'], name))
    const grid = document.querySelector('[role="grid"]')
    for (const type of ['dragenter', 'dragover', 'drop'])
      grid?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }))
  })
  await page.locator('.plan-table').waitFor()
}

const scene = (rows: readonly PlanRowView[], more: Partial<PlanSummary> = {}): Scene => ({
  fake: fakeWith({
    overrides: {
      ...browse(() => ok(folderPage)),
      plans: {
        ...fakePlans(rows),
        ...(more.phase === 'reading' ? { ready: () => new Promise(() => undefined) } : {}),
        make: () => ok(planSummary(rows, { phase: 'reading', ...more })),
        ready: () => (more.phase === 'reading' ? new Promise(() => undefined) : ok(planSummary(rows, more))),
      },
    },
  }),
  act: drop,
})

const inside = { into: ['Photos', '2026'], from: ['Pictures', 'Photos', '2026'] }
const leftOut = (name: string, id: number, leftOut: PlanRowView['reason']) =>
  planRow(name, id, {
    ...{ kind: 'left-out', choice: 'skip', choices: [], isSent: false, reason: leftOut, size: 6148 },
    ...inside,
  })

const tree: readonly PlanRowView[] = [
  planRow('2026', 0, { type: 'folder', kind: 'folder', size: null, into: ['Photos'], from: ['Pictures'] }),
  planRow('Beach.jpg', 1, inside),
  planRow('beach.JPG', 2, {
    ...{ kind: 'taken', choice: null, choices: ['beside', 'skip'], isSent: false, ...inside },
    reason: { kind: 'taken', by: 'twice', name: 'Beach.jpg' },
  }),
  planRow('Slides.key', 3, { ...inside, bundle: 'Slides.key' }),
  leftOut('.DS_Store', 4, {
    ...{ kind: 'left-out', canInclude: true },
    leftOut: { why: 'dropping', dropping: 'system' },
  }),
  leftOut('loop', 5, { kind: 'left-out', canInclude: false, leftOut: { why: 'link-folder' } }),
  leftOut('film.mov', 6, { kind: 'left-out', canInclude: true, leftOut: { why: 'placeholder' } }),
  ...Array.from({ length: 40 }, (_, at) => planRow(`IMG ${1000 + at}.jpg`, 7 + at, inside)),
]

export const planScenes: Readonly<Record<string, Scene>> = {
  plan: scene(planRows),
  'plan-tree': scene(tree),
  'plan-reading': scene([], { phase: 'reading', files: 4213 }),
  'plan-moved': scene(planRows, {
    place: { kind: 'moved', to: { ...folderPage.folder.file, uri: 'cloudreve://my/Finance/Year%202026' } },
  }),
  'plan-gone': scene(planRows, { place: { kind: 'gone' }, free: 1024 }),
}
