// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asking, choices, question, version } from '../../../renderer/fake-activity.ts'
import { drawnAt, folderPage } from '../../../renderer/fake-data.ts'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { everyQuestion, locked, stale } from '../../../renderer/fake-questions.ts'
import { openDialog } from './dialog-world.ts'

let world: Awaited<ReturnType<typeof openDialog>>
beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  world.page.unmount()
  document.body.replaceChildren()
  vi.useRealTimers()
})

const { question: asked } = stale
/** The same transfer after a third person has saved. */
const newer = asking(
  stale.name,
  question(
    { kind: 'stale', base: null, current: version('third', 5, 1, 'somebody'), between: [], undoable: true },
    choices('create!', 'replace', 'keep-remote'),
    asked.revision + 2,
  ),
)
const second = asking('second.txt', everyQuestion.empty.question)

describe('the dialog of a question', () => {
  test('shows both sides, the versions in between and what saving next to it makes', async () => {
    world = await openDialog([stale], {
      overrides: {
        decisions: { proposal: ({ id }) => ok({ folder: folderPage.folder.file, name: `copy of ${id}` }) },
      },
    })
    expect(world.title()).toBe('Two versions of “Q3 budget.xlsx”')
    expect(world.body()).toContain('Your file')
    expect(world.body()).toContain('2.1 MB · +102 KB')
    expect(world.body()).toContain('Today 10:31 · 11 minutes ago')
    expect(world.body()).toContain('Ben · 10:12')
    expect(world.body()).toContain('Adds “copy of transfer of Q3 budget.xlsx”.')
    expect(world.calls('decisions.proposal')).toEqual([{ id: stale.id, revision: asked.revision }])
  })

  test('has the default picked, focused and primary', async () => {
    world = await openDialog([stale])
    expect(world.picked()).toBe('create')
    expect(world.focused()).toBe('Save next to it')
    expect(world.variantOf('Save next to it')).toContain('primary')
    expect(world.labels()).toEqual(['Open both to compare', 'Decide later', 'Save next to it'])
  })

  test.each([
    ['s', 'create'],
    ['R', 'replace'],
    ['k', 'keep-remote'],
  ])('picks with %s, and sends only with Enter', async (key, kind) => {
    world = await openDialog([stale])
    await world.press(key)
    expect(world.picked()).toBe(kind)
    expect(world.decided()).toEqual([])
    await world.press('Enter')
    expect(world.decided()).toEqual([{ id: stale.id, revision: asked.revision, kind }])
    expect(world.dialog()).toBe(null)
  })

  test('takes nothing in its first 300 ms', async () => {
    world = await openDialog([stale], { early: true })
    await world.press('Enter')
    expect(world.decided()).toEqual([])
    vi.advanceTimersByTime(300)
    await world.press('Enter')
    expect(world.decided()).toHaveLength(1)
  })

  test('sends nothing and changes nothing when it is left with Escape or for later', async () => {
    world = await openDialog([stale])
    await world.press('Escape')
    expect(world.dialog()).toBe(null)
    world.decisions.show(stale.id)
    await vi.advanceTimersByTimeAsync(300)
    await world.click('Decide later')
    expect(world.dialog()).toBe(null)
    expect(world.decided()).toEqual([])
    expect(world.calls('transfers.cancel')).toEqual([])
    expect(world.decisions.ordered).toHaveLength(1)
  })

  test('asks anew when a third person has saved: picked again, said, with its time of grace', async () => {
    world = await openDialog([stale])
    await world.press('r')
    await world.change(newer)
    expect(world.picked()).toBe('create')
    expect(document.querySelector('.ui-dialog [role=alert]')?.textContent).toContain('It has changed again')
    await world.press('Enter')
    expect(world.decided()).toEqual([])
    vi.advanceTimersByTime(300)
    await world.press('Enter')
    expect(world.decided()).toEqual([{ id: stale.id, revision: asked.revision + 2, kind: 'create' }])
  })

  test('asks anew when main knows that it has changed', async () => {
    world = await openDialog([stale], {
      overrides: { decisions: { decide: () => fails('conflict', { name: stale.name }) } },
    })
    await world.press('r')
    await world.press('Enter')
    expect(world.picked()).toBe('create')
    expect(world.body()).toContain('It has changed again')
    await world.change(newer)
    expect(world.body()).toContain('Somebody')
  })

  test('stays with the reason when the answer could not be taken', async () => {
    world = await openDialog([stale], {
      overrides: { decisions: { decide: () => fails('unreachable', { host: 'cloud.example.org' }) } },
    })
    await world.press('Enter')
    expect(world.body()).toContain('No answer from cloud.example.org.')
    expect(world.decisions.ordered).toHaveLength(1)
  })

  test('is closed when its question is answered somewhere else', async () => {
    world = await openDialog([stale])
    await world.change({ ...stale, question: null, phase: 'sending' })
    expect(world.dialog()).toBe(null)
  })

  test('goes on to the next question after an answer, and to it with N without one', async () => {
    world = await openDialog([stale, second])
    expect(world.body()).not.toContain('second')
    await world.press('n')
    expect(world.title()).toBe('Your file is empty')
    expect(world.decided()).toEqual([])
    vi.advanceTimersByTime(300)
    await world.press('Enter')
    expect(world.decided()).toEqual([{ id: second.id, revision: 3, kind: 'keep-remote' }])
    expect(world.title()).toBe('Two versions of “Q3 budget.xlsx”')
    expect(world.focused()).toBe('Save next to it')
  })

  test('answers a question once, however often it is asked to', async () => {
    world = await openDialog([stale])
    const [shown] = world.decisions.ordered
    if (!shown) throw new Error('no question')
    const outcomes = await Promise.all([
      world.decisions.answer(shown, 'create'),
      world.decisions.answer(shown, 'replace'),
    ])
    expect(outcomes).toEqual(['answered', 'busy'])
    expect(world.decided()).toHaveLength(1)
    expect(world.decisions.ordered).toEqual([])
  })

  test('gives the focus back to where it was', async () => {
    world = await openDialog([])
    const row = document.createElement('button')
    document.body.append(row)
    row.focus()
    await world.change(stale)
    expect(world.focused()).toBe('Save next to it')
    await world.press('Escape')
    await vi.runOnlyPendingTimersAsync()
    expect(document.activeElement).toBe(row)
  })
})

describe('a question that comes up', () => {
  test('opens by itself, another one waits', async () => {
    world = await openDialog([])
    await world.change(stale)
    await world.change(second)
    expect(world.title()).toBe('Two versions of “Q3 budget.xlsx”')
    expect(world.decisions.ordered).toHaveLength(2)
  })

  test('stays where it is when it was there before Redrop started', async () => {
    world = await openDialog([])
    await world.change({ ...stale, question: { ...asked, isOld: true } })
    expect(world.dialog()).toBe(null)
  })
})

describe('the dialog of a lock', () => {
  test('waits by default, and asks again before the lock is released', async () => {
    world = await openDialog([locked])
    expect(world.focused()).toBe('Wait')
    expect(world.labels()).toEqual(['Save next to it', 'Cancel this transfer', 'Wait'])
    await world.click('Release lock…')
    expect(world.decided()).toEqual([])
    expect(world.dialog()?.getAttribute('role')).toBe('alertdialog')
    expect(world.focused()).toBe('Keep waiting')
    await vi.advanceTimersByTimeAsync(300)
    await world.click('Release lock')
    expect(world.decided()).toEqual([{ id: locked.id, revision: 3, kind: 'release-lock' }])
  })

  test('leaves the transfer waiting with Escape, and the second question goes back to the first', async () => {
    world = await openDialog([locked])
    await world.click('Release lock…')
    await world.press('Escape')
    expect(world.title()).toBe('“release-notes.md” is in use')
    await world.press('Escape')
    expect(world.dialog()).toBe(null)
    expect(world.calls('transfers.cancel')).toEqual([])
    expect(world.decided()).toEqual([])
  })

  test('tries again now, and is the same question after a try', async () => {
    world = await openDialog([locked])
    await world.click('Check now')
    expect(world.calls('transfers.retry')).toEqual([{ id: locked.id }])
    await world.change({ ...locked, question: { ...locked.question, revision: 9 } })
    expect(world.body()).not.toContain('It has changed again')
    await world.press('Enter')
    expect(world.decided()).toEqual([{ id: locked.id, revision: 9, kind: 'wait' }])
  })

  test('takes the transfer away when asked to', async () => {
    world = await openDialog([locked])
    await world.click('Cancel this transfer')
    expect(world.calls('transfers.cancel')).toEqual([{ id: locked.id }])
    expect(world.dialog()).toBe(null)
  })
})
