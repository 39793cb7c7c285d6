import { expect, test } from 'vitest'
import { Tray } from '../../../../src/main/tray/tray.ts'
import { count, trayView, type Counts } from '../../../../src/main/tray/tray-view.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import { at, lockedBy } from '../fakes.ts'

const nothing = { open: () => undefined, send: () => undefined, quit: () => undefined }
const view = (counts: Partial<Counts>) =>
  trayView(createTranslator('en'), { running: 0, questions: 0, waiting: 0, ...counts }, nothing)

test.each([
  [{}, 'idle', 'Redrop'],
  [{ waiting: 2 }, 'waiting', 'Redrop: transfers waiting: 2'],
  [{ running: 3, waiting: 2 }, 'busy', 'Redrop: transfers running: 3'],
  [{ running: 3, waiting: 2, questions: 1 }, 'question', 'Redrop: decisions waiting for you: 1'],
] as const)('%j: the most urgent thing has the shape', (counts, shape, tooltip) => {
  expect(view(counts)).toMatchObject({ shape, tooltip })
})

test('transfers are counted by what they are to the user', () => {
  const states = [
    { name: 'queued' },
    { name: 'sending', sent: 1 },
    { name: 'waiting', why: 'offline' },
    { name: 'done', as: 'saved' },
    { name: 'ended', as: 'failed' },
    lockedBy('viewer', 2),
  ] as const
  const records = states.map((state) => ({ ...at('a', state), hold: null }))
  expect(count(records)).toEqual({ running: 2, questions: 1, waiting: 1 })
})

function tray(platform: NodeJS.Platform) {
  const calls: string[] = []
  const icon = {
    setImage: (image: string) => void calls.push(`image ${image}`),
    setToolTip: (text: string) => void calls.push(`tip ${text}`),
    setContextMenu: () => void calls.push('menu'),
    on: (event: string) => void calls.push(`on ${event}`),
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
    onClick: () => undefined,
  })
  return { part, calls }
}

test('one icon is made and changed, and only when something is different', () => {
  const { part, calls } = tray('linux')
  part.show(view({ running: 1 }))
  part.show(view({ running: 1 }))
  part.show(view({}))
  expect(calls).toEqual([
    'new /icons/idle.png',
    'on click',
    'image /icons/busy.png',
    'tip Redrop: transfers running: 1',
    'menu',
    'image /icons/idle.png',
    'tip Redrop',
    'menu',
  ])
})

test('macOS gets pictures that it colours itself, and opens the menu itself', () => {
  const { calls } = tray('darwin')
  expect(calls).toEqual(['new /icons/idleTemplate.png'])
})
