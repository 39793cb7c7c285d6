import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignInNotices } from '../../../../src/main/notifications/sign-in-notices.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import type { AccountInfo, Arrival, Settings } from '../../../../src/shared/ipc/contract.ts'
import { usualSettings } from '../../../../src/shared/usual-settings.ts'
import { account } from '../fakes.ts'
import { Notice } from './world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ana = (signedIn: boolean) =>
  ({
    ...account,
    url: 'https://cloud.example.org',
    host: 'cloud.example.org',
    nickname: 'Ana',
    signedIn,
  }) as unknown as AccountInfo

function setUp(settings: Partial<Settings> = {}) {
  const notices: Notice[] = []
  const opened: Arrival[] = []
  const world = { waiting: 2, isInFront: false }
  const signIns = new SignInNotices({
    create(content) {
      const notice = new Notice(content)
      notices.push(notice)
      return notice as never
    },
    t: () => createTranslator('en'),
    settings: () => ({ ...usualSettings, ...settings }),
    isInFront: () => world.isInFront,
    waiting: () => world.waiting,
    open: (arrival) => opened.push(arrival),
  })
  signIns.hear([ana(true)])
  const end = () => {
    signIns.needed(account)
    signIns.hear([ana(false)])
  }
  return { signIns, notices, opened, world, end }
}

const later = () => vi.advanceTimersByTime(5_000)

test('a session that has ended is told once, with what waits, and opens the sign-in', () => {
  const { notices, opened, end } = setUp()
  end()
  end()
  later()
  end()
  later()
  expect(notices.map(({ text }) => text)).toEqual([
    {
      title: 'Please sign in again',
      body: '“cloud.example.org” ended the session of Ana. 2 transfers wait.',
      buttons: ['Sign in', 'Not now'],
    },
  ])
  notices[0]?.emit('action', { actionIndex: 1 })
  expect(opened).toEqual([])
  notices[0]?.emit('action', { actionIndex: 0 })
  notices[0]?.emit('click')
  const arrival = { kind: 'sign-in', address: 'https://cloud.example.org' }
  expect(opened).toEqual([arrival, arrival])
})

test('it is withdrawn when somebody has signed in, or never shown', () => {
  const { notices, signIns, end } = setUp()
  end()
  signIns.hear([ana(true)])
  later()
  expect(notices).toEqual([])
  end()
  later()
  signIns.hear([ana(true)])
  expect(notices.map(({ isClosed }) => isClosed)).toEqual([true])
})

test('where nothing waits it says no number, and without names it names nobody', () => {
  const open = setUp()
  open.world.waiting = 0
  open.end()
  later()
  expect(open.notices[0]?.text.body).toBe('“cloud.example.org” ended the session of Ana.')
  const hidden = setUp({ notifyNames: false })
  hidden.end()
  later()
  expect(hidden.notices[0]?.text).toMatchObject({ title: 'Please sign in again', body: '' })
})

test('a window in front asks by itself, and who wants no questions gets none', () => {
  const front = setUp()
  front.world.isInFront = true
  front.end()
  const off = setUp({ notifyNeedsYou: false })
  off.end()
  later()
  expect([front.notices, off.notices]).toEqual([[], []])
})
