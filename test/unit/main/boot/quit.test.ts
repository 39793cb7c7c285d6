import { expect, test } from 'vitest'
import { Activity } from '../../../../src/main/activity/activity.ts'
import { Quit, type QuitParts } from '../../../../src/main/boot/quit.ts'
import { createTranslator } from '../../../../src/shared/i18n/translate.ts'
import { settled } from '../queue/harness.ts'
import { at, silent, StillClock } from '../fakes.ts'

function quitting(facts: { running?: number; answer?: number; hasTray?: boolean; stop?: Promise<void> }) {
  const clock = new StillClock()
  const activity = new Activity({
    clock,
    places: { home: '/', spool: '/spool', copies: [] },
    onPatch: () => undefined,
    onProgress: () => undefined,
  })
  const steps: string[] = []
  const asked: { message: string; buttons?: string[]; cancelId?: number }[] = []
  let prevented = 0
  const parts: QuitParts = {
    app: { exit: (code) => void steps.push(`exit ${code ?? 0}`) },
    dialog: {
      showMessageBox: (options: { message: string }) => {
        asked.push(options)
        return Promise.resolve({ response: facts.answer ?? 0, checkboxChecked: false })
      },
    } as never,
    clock,
    log: silent,
    broadcast: (name) => void steps.push(name),
    activity,
    queue: { size: facts.running ?? 0, stop: () => facts.stop ?? Promise.resolve() },
    t: () => createTranslator('en'),
    window: () => null,
    goOnInTray: facts.hasTray ? () => void steps.push('tray') : null,
    close: [() => void steps.push('first'), () => Promise.resolve(void steps.push('second'))],
  }
  const quit = new Quit(parts)
  const request = async () => {
    quit.requested({ preventDefault: () => prevented++ })
    await settled()
  }
  return { request, steps, asked, activity, prevented: () => prevented }
}

test('with nothing under way it closes everything in order and ends', async () => {
  const { request, steps, asked, prevented } = quitting({})
  await request()
  expect(steps).toEqual(['first', 'second', 'exit 0'])
  expect(asked).toEqual([])
  expect(prevented()).toBe(1)
})

test('while something is sent it asks, and cancelling leaves everything as it is', async () => {
  const { request, steps, asked, activity } = quitting({ running: 2, answer: 1 })
  activity.put(at('a', { name: 'sending', sent: 0 }))
  await request()
  expect(asked).toMatchObject([
    { message: '2 transfers are still running', buttons: ['Quit now', 'Cancel'], cancelId: 1 },
  ])
  expect(steps).toEqual([])
  await request()
  expect(asked).toHaveLength(2)
})

test('where there is a tray, going on in it is the default', async () => {
  const { request, steps, asked } = quitting({ running: 1, answer: 2, hasTray: true })
  await request()
  expect(asked[0]?.buttons).toEqual(['Quit now', 'Cancel', 'Keep going in the tray'])
  expect(asked[0]).toMatchObject({ defaultId: 2 })
  expect(steps).toEqual(['tray'])
})

test('fully sent requests are waited for, and the page is told', async () => {
  const stop = Promise.withResolvers<undefined>()
  const { request, steps, activity } = quitting({ running: 1, answer: 0, stop: stop.promise })
  activity.put(at('a', { name: 'saving' }))
  await request()
  expect(steps).toEqual(['onQuitting'])
  await request()
  expect(steps).toEqual(['onQuitting'])
  stop.resolve(undefined)
  await settled()
  expect(steps).toEqual(['onQuitting', 'first', 'second', 'exit 0'])
})
