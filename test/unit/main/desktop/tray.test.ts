import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { summarize, type Recent, type Summary } from '../../../../src/main/tray/summary.ts'
import { Tray } from '../../../../src/main/tray/tray.ts'
import { trayView } from '../../../../src/main/tray/tray-view.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import { account, fileAt, lockedBy } from '../fakes.ts'
import { failed, record, saved, sending } from '../notifications/items.ts'

const quiet = summarize([], [], false)

function view(facts: Partial<Summary>, locale: 'en' | 'zh-CN' = 'en') {
  const done: string[] = []
  const shown = trayView(
    createTranslator(locale),
    { ...quiet, ...facts },
    {
      quickSave: () => done.push('quick save'),
      shelf: () => done.push('shelf'),
      open: () => done.push('open'),
      show: (page) => done.push(page),
      showRecent: ({ name }) => done.push(`recent ${name}`),
      pause: (on) => done.push(`pause ${String(on)}`),
      quit: () => done.push('quit'),
    },
  )
  return { ...shown, done }
}

const moving = { sent: 61, total: 100, secondsLeft: 6, isMoving: true }

test.each([
  [{}, 'idle', 'Redrop: all sent'],
  [{ otherWaiting: 2 }, 'busy', 'Redrop: 2 wait'],
  [{ offline: 2 }, 'offline', 'Redrop: no connection, 2 wait'],
  [{ running: 1 }, 'busy', 'Redrop: 1 file'],
  [{ running: 2, offline: 1, ...moving }, 'busy', 'Redrop: 2 files, 61%, 6 sec left'],
  [{ running: 2, ...moving, secondsLeft: null }, 'busy', 'Redrop: 2 files, 61%'],
  [{ running: 1, ...moving, sent: 100, secondsLeft: null }, 'busy', 'Redrop: 1 file, 99%'],
  [{ isPaused: true }, 'paused', 'Redrop: paused'],
  [{ isPaused: true, running: 3, offline: 1 }, 'paused', 'Redrop: paused, 4 wait'],
  [{ signIn: 1, running: 3 }, 'question', 'Redrop: please sign in again, 1 waits'],
  [{ questions: 3, running: 3, isPaused: true }, 'question', 'Redrop: 3 files need you'],
] as const)('%j: the most urgent thing has the shape', (facts, shape, tooltip) => {
  expect(view(facts)).toMatchObject({ shape, tooltip })
})

test('it speaks Chinese', () => {
  expect(view({ running: 2, ...moving }, 'zh-CN').tooltip).toBe('Redrop：2 个文件，61%，剩余 6 秒')
})

test('transfers are counted by what they are to the user', () => {
  const waiting = (why: 'offline' | 'sign-in' | 'local-busy') => ({ name: 'waiting', why }) as const
  const records = [
    record('a', { name: 'queued' }),
    record('b', sending),
    record('c', waiting('offline')),
    record('d', waiting('sign-in')),
    record('e', waiting('local-busy')),
    record('f', lockedBy('viewer', 2)),
    record('g', saved, { finishedAt: 1 }),
    record('h', { name: 'ended', as: 'cancelled' }, { finishedAt: 3 }),
    record('i', failed, { finishedAt: 2 }),
  ]
  const progress = [
    { id: 'b', sent: 10, total: 40, bytesPerSecond: 1, secondsLeft: 30 },
    { id: 'z', sent: 20, total: 60, bytesPerSecond: 1, secondsLeft: 40 },
  ]
  expect(summarize(records, progress, false)).toMatchObject({
    ...{ running: 2, questions: 1, signIn: 1, offline: 1, otherWaiting: 1 },
    ...{ sent: 30, total: 100, secondsLeft: 40, isMoving: true },
    recent: [{ name: 'i.txt' }, { name: 'g.txt' }],
  })
})

test('five of the last transfers, the newest first', () => {
  const records = Array.from({ length: 8 }, (_, at) => record(`f${at}`, saved, { finishedAt: at }))
  expect(summarize(records, [], false).recent.map(({ name }) => name)).toEqual(
    [7, 6, 5, 4, 3].map((at) => `f${at}.txt`),
  )
})

const click = ({ click: act }: MenuItemConstructorOptions) => act?.({} as never, undefined, {})

test('every item of the menu does one thing', () => {
  const recent: Recent[] = [{ name: 'R&D <b>.txt', account, folder: fileAt('').uri }]
  const { menu, done } = view({ questions: 2, running: 1, recent })
  expect(menu.map(({ label, type }) => label ?? type)).toEqual([
    'Quick save',
    'Drop shelf',
    'Open Redrop',
    'separator',
    'Recent transfers',
    'R&&D <b>.txt',
    'separator',
    'Transfers (1)',
    'Decisions (2)',
    'Pause all transfers',
    'separator',
    'Settings…',
    'Quit Redrop',
  ])
  menu.forEach(click)
  expect(done).toEqual([
    'quick save',
    'shelf',
    'open',
    'recent R&D <b>.txt',
    'transfers',
    'decisions',
    'pause true',
    'settings',
    'quit',
  ])
  const paused = view({ isPaused: true })
  paused.menu.filter(({ label }) => label === 'Resume all transfers').forEach(click)
  expect(paused.done).toEqual(['pause false'])
})

function tray(platform: NodeJS.Platform) {
  const calls: string[] = []
  const listeners = new Map<string, () => void>()
  const icon = {
    setImage: (image: string) => void calls.push(`image ${image}`),
    setToolTip: (text: string) => void calls.push(`tip ${text}`),
    setContextMenu: () => void calls.push('menu'),
    getBounds: () => ({ x: 0, y: 0, width: 0, height: 0 }),
    popUpContextMenu: () => void calls.push('menu pops up'),
    on(event: string, listener: () => void) {
      calls.push(`on ${event}`)
      listeners.set(event, listener)
    },
    destroy: () => void calls.push('destroy'),
  }
  const part = new Tray({
    create: (image) => {
      calls.push(`new ${image}`)
      return icon as never
    },
    buildMenu: (template) => template as never,
    icons: '/icons',
    platform,
    onClick: () => calls.push('clicked'),
  })
  return { part, calls, act: (event: string) => listeners.get(event)?.() }
}

test('one icon is made and changed, and only what is different: a menu stays open while progress goes on', () => {
  const { part, calls } = tray('linux')
  part.show(view({ running: 1, ...moving }))
  part.show(view({ running: 1, ...moving, sent: 62 }))
  part.show(view({ running: 1, ...moving, sent: 62 }))
  part.show(view({}))
  expect(calls).toEqual([
    'new /icons/idle.png',
    'on click',
    'image /icons/busy.png',
    'tip Redrop: 1 file, 61%, 6 sec left',
    'menu',
    'tip Redrop: 1 file, 62%, 6 sec left',
    'image /icons/idle.png',
    'tip Redrop: all sent',
    'menu',
  ])
})

test('macOS gets pictures that it colours itself, and its menu by the other button: a click is for quick saving', () => {
  const { part, calls, act } = tray('darwin')
  part.show(view({}))
  act('click')
  act('right-click')
  expect(calls).toEqual([
    'new /icons/idleTemplate.png',
    'on click',
    'on right-click',
    'tip Redrop: all sent',
    'clicked',
    'menu pops up',
  ])
})

test('Windows gets pictures for every scale of its displays', () => {
  expect(tray('win32').calls[0]).toBe('new /icons/idle.ico')
})
