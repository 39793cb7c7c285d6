// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { DecisionsPage } from '../../../../src/renderer/features/decisions/index.ts'
import { ActivityHost } from '../../../../src/renderer/features/transfers/index.ts'
import type { ActivityItem } from '../../../../src/shared/ipc/contract.ts'
import { asking, snapshot } from '../../../renderer/fake-activity.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { createFake, ok } from '../../../renderer/fake-api.ts'
import { everyQuestion, locked, stale } from '../../../renderer/fake-questions.ts'
import { mountPage } from '../../../renderer/mount.ts'

let page: VueWrapper
beforeEach(() => {
  vi.useFakeTimers({ now: drawnAt })
  for (const side of ['start', 'end']) {
    const status = document.createElement('div')
    status.id = `status-${side}`
    document.body.append(status)
  }
})
afterEach(() => {
  page.unmount()
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function openPage(items: readonly ActivityItem[], isWide: boolean) {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) => Object.assign(new EventTarget(), { media, matches: isWide }) as MediaQueryList,
  )
  // Without a layout nothing would be drawn.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(360)
  const fake = createFake({ activity: { snapshot: () => ok(snapshot(items)) } })
  page = mountPage(
    defineComponent(() => () => [h(ActivityHost), h(DecisionsPage)]),
    { fake },
  )
  await flushPromises()
  return {
    decided: () => fake.calls.filter(({ name }) => name === 'decisions.decide').map(({ input }) => input),
    text: () => page.text(),
    rows: () => page.findAll('.list [data-question]'),
    dialog: () => document.querySelector('.ui-dialog-title')?.textContent,
    detail: () => page.find('.detail h2').text(),
  }
}

const items = [stale, locked, everyQuestion.moved, everyQuestion.empty]

describe('the page of decisions', () => {
  test('lists the open questions under their kinds, in a line each', async () => {
    const { rows, text } = await openPage(items, true)
    expect(page.findAll('h3').map((head) => head.text())).toEqual(
      expect.arrayContaining(['Newer on the server 1', 'In use 1', 'Moved or gone 1', 'Please check 1']),
    )
    expect(rows().map((row) => row.find('.second').text())).toEqual([
      'Ben saved a newer version, 11 minutes ago',
      'In use in the web editor',
      'Moved to “My files / Website / old”',
      'Your file is empty, the server’s has 3 KB',
    ])
    expect(text()).toContain('4 open')
  })

  test('opens the dialog where there is no room beside the list', async () => {
    const { rows, dialog } = await openPage(items, false)
    expect(page.find('.detail').exists()).toBe(false)
    await rows()[2]?.trigger('click')
    await flushPromises()
    expect(dialog()).toBe('“index.html” was moved')
  })

  test('shows the question beside the list, answers it there, and goes on to the next', async () => {
    const { detail, decided, rows } = await openPage(items, true)
    expect(detail()).toBe('Two versions of “Q3 budget.xlsx”')
    await page.find('.detail [data-action=create]').trigger('click')
    await flushPromises()
    expect(decided()).toEqual([{ id: stale.id, revision: 3, kind: 'create' }])
    expect(rows()).toHaveLength(3)
    expect(detail()).toBe('“release-notes.md” is in use')
  })

  test('goes up and down with the arrows and the buttons', async () => {
    const { detail, rows } = await openPage(items, true)
    await rows()[0]?.trigger('keydown', { key: 'ArrowDown' })
    expect(detail()).toBe('“release-notes.md” is in use')
    await page.find('[aria-label="Previous question"]').trigger('click')
    expect(detail()).toBe('Two versions of “Q3 budget.xlsx”')
    await flushPromises()
    expect(document.activeElement?.textContent).toContain('Q3 budget.xlsx')
  })

  test('draws no more than is seen of a thousand, and keeps the selected one', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => asking(`file ${at}.txt`, stale.question))
    const { rows, detail } = await openPage(many, true)
    expect(rows().length).toBeLessThan(40)
    await rows()[0]?.trigger('keydown', { key: 'End' })
    await flushPromises()
    expect(detail()).toBe('Two versions of “file 0.txt”')
    expect(document.activeElement?.textContent).toContain('file 0.txt')
    expect(rows().length).toBeLessThan(40)
  })

  test('answers a whole group at once, after saying in numbers what that does', async () => {
    const second = asking('second.txt', stale.question)
    const { decided, dialog } = await openPage([stale, second, locked], true)
    await page.find('.group button').trigger('click')
    await flushPromises()
    expect(dialog()).toBe('Answer 2 questions at once')
    expect(document.querySelector('.ui-dialog-body')?.textContent).toContain(
      'Replaces 2 files on the server.',
    )
    vi.advanceTimersByTime(300)
    document.querySelector<HTMLButtonElement>('.ui-dialog-foot [data-action=answer]')?.click()
    await flushPromises()
    expect(decided()).toHaveLength(2)
    expect(decided()).toEqual(
      expect.arrayContaining([stale, second].map(({ id }) => ({ id, revision: 3, kind: 'create' }))),
    )
    expect(dialog()).toBe(undefined)
  })

  test('says so when nothing needs an answer', async () => {
    const { text } = await openPage([], true)
    expect(text()).toContain('Nothing needs you')
  })
})
