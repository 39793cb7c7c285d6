// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { PlanHost, usePlan } from '../../../../src/renderer/features/plan/index.ts'
import { createFake, fails, ok, type Fake } from '../../../renderer/fake-api.ts'
import { folderPage } from '../../../renderer/fake-data.ts'
import { fakePlans, planRows, planSummary } from '../../../renderer/fake-plans.ts'
import { mountPage } from '../../../renderer/mount.ts'
import { callsOf } from '../browser/mount-files.ts'

let page: VueWrapper
let fake: Fake
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900)
})
afterEach(() => {
  page.unmount()
  vi.restoreAllMocks()
})

async function open(plans = fakePlans(planRows), locale: 'en' | 'zh-CN' = 'en'): Promise<void> {
  fake = createFake({ plans })
  page = mountPage(PlanHost, { fake, locale })
  void usePlan().begin({ refs: ['a', 'b'], folder: folderPage.folder.file, keepBoth: false })
  await flushPromises()
  await nextTick()
  await flushPromises()
  // The time is over in which a dialog that has just come takes no answer.
  const later = performance.now() + 1_000
  vi.spyOn(performance, 'now').mockReturnValue(later)
}

const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]')
const rowOf = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.plan-row')].find((row) => row.textContent.includes(name))
const start = () => document.querySelector<HTMLButtonElement>('[data-action="start"]')

test('says what each file will do, in both languages', async () => {
  await open()
  expect(dialog()?.textContent).toContain('Send 6 files to “2026”')
  expect(rowOf('Q4 forecast.xlsx')?.textContent).toMatch(/Replace.*1\.8 → 2\.1 MB/)
  expect(rowOf('Q3 budget.xlsx')?.textContent).toMatch(/Newer on server.*Ben saved a newer version/)
  expect(rowOf('Raw footage.mov')?.textContent).toContain('Needs 6.2 GB, only 4.8 GB are free')
  expect(start()?.textContent).toContain('Send 2 files')
  page.unmount()
  await open(fakePlans(planRows), 'zh-CN')
  expect(dialog()?.textContent).toContain('上传 6 个文件到“2026”')
  expect(rowOf('setup.exe')?.textContent).toContain('此站点不接受 .exe 文件')
})

test('a question is answered in its row, and counts', async () => {
  await open()
  const select = rowOf('Q3 budget.xlsx')?.querySelector('select')
  if (!select) throw new Error('no choices')
  select.value = 'replace'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await flushPromises()
  expect(callsOf(fake, 'plans.choose')).toMatchObject([{ rows: [2], setting: 'replace' }])
  expect(start()?.textContent).toContain('Send 3 files')
})

test('keys choose for a row, and the filter asks for other rows', async () => {
  await open()
  const grid = document.querySelector<HTMLElement>('.plan-table')
  const press = (key: string) => grid?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  press('ArrowDown')
  press(' ')
  press('ArrowDown')
  press('s')
  await flushPromises()
  expect(callsOf(fake, 'plans.choose')).toMatchObject([
    { rows: [1], setting: 'skip' },
    { rows: [2], setting: 'beside' },
  ])
  document.querySelector<HTMLInputElement>('input[value="left-out"]')?.click()
  await flushPromises()
  expect(callsOf(fake, 'plans.rows').at(-1)).toMatchObject({ filter: { group: 'left-out' } })
})

test('Esc gives it up: nothing starts', async () => {
  await open()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await flushPromises()
  expect(callsOf(fake, 'plans.cancel')).toEqual([{ plan: 'plan-1' }])
  expect(callsOf(fake, 'plans.start')).toEqual([])
  expect(dialog()).toBeNull()
})

test('a folder that was moved meanwhile stops the start until it is followed', async () => {
  const to = { ...folderPage.folder.file, uri: 'cloudreve://my/Finance/Moved' }
  const moved = planSummary(planRows, { revision: 2, place: { kind: 'moved', to } })
  await open({ ...fakePlans(planRows), start: () => fails('folder-missing', { uri: '' }) })
  fake.emit('onPlan', moved)
  await flushPromises()
  expect(dialog()?.textContent).toContain('The folder is now “Moved”')
  expect(start()?.disabled).toBe(true)
  const follow = [...document.querySelectorAll('button')].find((one) =>
    one.textContent.includes('Send there'),
  )
  follow?.click()
  await flushPromises()
  expect(callsOf(fake, 'plans.follow')).toEqual([{ plan: 'plan-1' }])
})

test('while it is read it counts what it has found, and can be given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reading = planSummary([], { phase: 'reading', files: 4_213 })
  await open({ ...fakePlans(), make: () => ok(reading), ready: () => new Promise(() => undefined) })
  expect(dialog()).toBeNull()
  vi.advanceTimersByTime(150)
  await nextTick()
  vi.useRealTimers()
  await flushPromises()
  expect(dialog()?.textContent).toContain('4,213 files found')
  expect(start()?.disabled).toBe(true)
})
