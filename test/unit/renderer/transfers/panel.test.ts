// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defineComponent } from 'vue'
import { panelEntries, type Filter } from '../../../../src/renderer/features/transfers/panel-entries.ts'
import { actionOfKey, actionsOf } from '../../../../src/renderer/features/transfers/transfer-actions.ts'
import { useLeft } from '../../../../src/renderer/features/transfers/use-left.ts'
import { usePanelHeight } from '../../../../src/renderer/features/transfers/use-panel-height.ts'
import { usePhase } from '../../../../src/renderer/features/transfers/use-phase.ts'
import { createGroups } from '../../../../src/renderer/stores/activity-groups.ts'
import type { ActivityItem, Progress } from '../../../../src/shared/ipc/contract.ts'
import type { Locale } from '../../../../src/shared/i18n/index.ts'
import { kb, mb, minute, transfer, version } from '../../../renderer/fake-activity.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { everyQuestion, locked, stale } from '../../../renderer/fake-questions.ts'
import { mountPage } from '../../../renderer/mount.ts'

let page: VueWrapper | null = null
/** What a composable gives in a component. */
function within<T>(use: () => T, locale: Locale = 'en'): T {
  let given: T | undefined
  page = mountPage(
    defineComponent(() => {
      given = use()
      return () => null
    }),
    { locale },
  )
  return given as T
}

beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  page?.unmount()
  page = null
  localStorage.clear()
  vi.useRealTimers()
})

describe('the lines of the panel', () => {
  function linesOf(items: readonly ActivityItem[], filter: Filter) {
    const groups = createGroups()
    for (const item of items) groups.put(item, undefined)
    const entries = panelEntries(groups.current(), filter, new Date(drawnAt))
    return Array.from({ length: entries.length }, (_, index) => entries.at(index)).flatMap(
      (entry) => entry ?? [],
    )
  }

  test('are what needs you, what goes on, what is over, under their names', () => {
    const items = [
      stale,
      transfer('third', { createdAt: 3 }),
      transfer('second', { createdAt: 2 }),
      transfer('running', { phase: 'sending' }),
      transfer('failed', { phase: 'failed', finishedAt: drawnAt }),
      transfer('done', { phase: 'saved', finishedAt: drawnAt - 24 * 60 * minute }),
    ]
    const lines = linesOf(items, 'all').map((entry) =>
      entry.kind === 'section' ? `# ${entry.section}` : `${entry.item.name}${entry.isNext ? ' (next)' : ''}`,
    )
    expect(lines).toEqual([
      '# needs-you',
      'Q3 budget.xlsx',
      '# now',
      'running',
      'second (next)',
      'third',
      '# today',
      'failed',
      '# earlier',
      'done',
    ])
  })

  test('are only those of the group that is picked', () => {
    expect(linesOf([stale, transfer('a')], 'waiting').map(({ kind }) => kind)).toEqual([
      'section',
      'transfer',
    ])
  })
})

describe('the time left', () => {
  test.each([
    [0.2, '1 s', '1 秒'],
    [5.3, '6 s', '6 秒'],
    [60, '1 min', '1 分钟'],
    [80, '1 min 20 s', '1 分 20 秒'],
    [12.5 * 60, '12 min', '12 分钟'],
    [2 * 3600 + 5 * 60, '2 h 5 min', '2 小时 5 分钟'],
  ])('%d seconds', (seconds, english, chinese) => {
    expect(within(useLeft)(seconds)).toBe(english)
    page?.unmount()
    expect(within(useLeft, 'zh-CN')(seconds)).toBe(chinese)
  })
})

describe('the phase of a transfer', () => {
  const moving: Progress = {
    id: 'x',
    sent: 151 * mb,
    total: 248 * mb,
    bytesPerSecond: 18.4 * mb,
    secondsLeft: 5.3,
  }
  const saved: Partial<ActivityItem> = {
    phase: 'saved',
    finishedAt: drawnAt - 2 * minute,
    before: version('b', 84 * kb, 9),
    after: version('a', 86 * kb, 2),
  }

  test('tells how far it is, how fast, and how long it takes', () => {
    const phase = within(usePhase)(transfer('a', { phase: 'sending' }), moving)
    expect(phase).toMatchObject({
      text: 'Sending 60%',
      aside: '151 of 248 MB · 18.4 MB/s · 6 s',
      bar: { kind: 'live', text: '60 %, 5 seconds left' },
    })
  })

  test('is never 100 % before the server has answered', () => {
    const all = { ...moving, sent: moving.total }
    expect(within(usePhase)(transfer('a', { phase: 'sending' }), all).text).toBe('Sending 99%')
  })

  test.each<[Partial<ActivityItem>, string]>([
    [{ phase: 'saving' }, 'Saving on the server'],
    [{ phase: 'resolving' }, 'The connection ended before the answer came. Asking the server…'],
    [{ phase: 'waiting', waiting: { why: 'lock', until: drawnAt + 6000 } }, 'In use. Next check in 6 s.'],
    [{ phase: 'waiting', waiting: { why: 'backoff', until: drawnAt + 60_000 } }, 'Tries again in 1 min.'],
    [{ phase: 'waiting', waiting: { why: 'sign-in', until: null } }, 'Waits until you sign in again.'],
    [{ ...saved }, 'Saved 10:40'],
    [{ ...saved, notices: ['saved-checked'] }, 'Saved 10:40. Redrop checked with the server'],
    [{ ...saved, undo: 'undone' }, 'Taken back'],
    [{ phase: 'identical' }, 'Already up to date. Nothing was sent.'],
    [{ question: stale.question, phase: 'needs-decision' }, 'Ben saved a newer version. Nothing was sent.'],
    [{ ...locked }, 'In use in the web editor. Next check in 6 s.'],
  ])('in words: %o', (over, text) => {
    expect(within(usePhase)(transfer('a', over), null).text).toBe(text)
  })

  test('of two versions saved at once does not say that nothing was sent', () => {
    expect(within(usePhase)(everyQuestion.covered, null).text).toBe('Ben saved a version in the same moment')
  })

  test('shows what changed', () => {
    expect(within(usePhase)(transfer('a', saved), null).aside).toBe('84 → 86 KB')
  })
})

describe('the buttons of a transfer', () => {
  test('are those that do something', () => {
    expect(actionsOf(stale)).toEqual(['decide', 'cancel'])
    expect(actionsOf(locked)).toEqual(['options', 'cancel'])
    expect(actionsOf(transfer('a', { phase: 'saving', canCancel: false }))).toEqual([])
    expect(actionsOf(transfer('a', { phase: 'failed', canCancel: false, canRetry: true }))).toEqual(['retry'])
    const over = { phase: 'saved', canCancel: false } as const
    expect(actionsOf(transfer('a', { ...over, undo: 'available' }))).toEqual(['undo'])
    expect(actionsOf(transfer('a', { ...over, undo: 'undone' }))).toEqual([])
    expect(actionsOf(transfer('a', { ...over, undo: 'undone', canRedo: true }))).toEqual(['redo'])
    expect(actionsOf(transfer('a', { ...over, finishedAt: drawnAt }))).toEqual(['remove'])
  })

  test('pause what runs and resume what is paused, one by one while all are paused too', () => {
    const running = transfer('a', { phase: 'sending', canPause: true })
    const paused = transfer('a', {
      phase: 'waiting',
      waiting: { why: 'paused', until: null },
      canRetry: true,
    })
    const queued = transfer('a', { phase: 'queued', canPause: true })
    expect(actionsOf(running)).toEqual(['pause', 'cancel'])
    expect(actionsOf(paused)).toEqual(['resume', 'cancel'])
    expect(actionsOf(queued)).toEqual(['first', 'pause', 'cancel'])
    expect(actionsOf(queued, { allPaused: false, isNext: true })).toEqual(['pause', 'cancel'])
    const allPaused = { allPaused: true, isNext: true }
    expect(actionsOf(running, allPaused)).toEqual(['pause', 'cancel'])
    expect(actionsOf(paused, allPaused)).toEqual(['resume', 'cancel'])
    expect(actionsOf(queued, allPaused)).toEqual(['resume', 'cancel'])
  })

  test('have keys: Enter for the first answer, Space for pause, Delete to take away', () => {
    expect(actionOfKey('Enter', ['decide', 'cancel'])).toBe('decide')
    expect(actionOfKey(' ', ['pause', 'cancel'])).toBe('pause')
    expect(actionOfKey(' ', ['resume', 'cancel'])).toBe('resume')
    expect(actionOfKey('Delete', ['undo', 'remove'])).toBe('remove')
    expect(actionOfKey('x', ['cancel'])).toBe(null)
  })
})

describe('the height of the panel', () => {
  test('goes from 180 px to 60 % of the window with the keys', async () => {
    const panel = within(usePanelHeight)
    const press = (key: string) => panel.onKeydown(new KeyboardEvent('keydown', { key }))
    press('Home')
    await flushPromises()
    expect(panel.height.value).toBe(180)
    press('ArrowDown')
    expect(panel.height.value).toBe(180)
    press('ArrowUp')
    expect(panel.height.value).toBe(212)
    press('End')
    expect(panel.height.value).toBe(Math.floor(window.innerHeight * 0.6))
  })
})
