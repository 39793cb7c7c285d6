import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSample, type Sample } from './sample.ts'

let sample: Sample
beforeEach(async () => void (sample = await startSample()))
afterEach(() => sample.close())

const names = async (): Promise<unknown[]> =>
  ((await sample.invoke('log')) as unknown[][]).map(([name]) => name)
const [only] = [async () => (await sample.standIn.ask('windows'))[0]?.id ?? 0]

test('size, zoom and minimum are the window’s', async () => {
  const id = await only()
  const size = () => sample.page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])
  expect(await size()).toEqual([900, 640, 1])
  await sample.standIn.ask('resize', { id, width: 100, height: 520 })
  await expect.poll(size).toEqual([300, 520, 1])
  await sample.standIn.ask('resize', { id, width: 1180, height: 760 })
  await sample.standIn.ask('zoom', { id, factor: 2 })
  await expect.poll(size).toEqual([590, 380, 2])
})

test('minimise, restore, blur and focus reach app and page', async () => {
  const id = await only()
  for (const act of ['minimize', 'restore', 'blur', 'focus'] as const)
    await sample.standIn.ask('window', { id, act })
  expect(await names()).toEqual([
    'ready-to-show',
    'show',
    'focus',
    'minimize',
    'blur',
    'restore',
    'focus',
    'blur',
    'focus',
  ])
  const seen = () =>
    sample.page.evaluate(() => window.seen.events.filter((each) => each !== 'visible').join(' '))
  await expect.poll(seen).toMatch(/blur.*hidden|hidden.*blur/)
  expect(await sample.page.evaluate(() => document.hasFocus())).toBe(true)
})

test('a second window has a page and a sender of its own; the first one loses the focus', async () => {
  const id = await sample.invoke('newWindow')
  const second = await sample.driver.page('http://sample.localhost/index.html?two')
  const sender = await second.evaluate(() => window.sample.invoke('sender'))
  expect(sender).toMatchObject({ url: 'app://sample/index.html?two', known: true })
  await expect
    .poll(async () => (await sample.standIn.ask('windows')).map((each) => [each.id, each.focused]))
    .toEqual([
      [await only(), false],
      [id, true],
    ])
  expect(await sample.page.evaluate(() => document.hasFocus())).toBe(false)
})

test('a window that the app keeps does not close, and a quit stops at it', async () => {
  await sample.invoke('keepOpen', true)
  await sample.page.evaluate(() => window.close())
  await expect.poll(names).toContain('close')
  await sample.standIn.ask('quit')
  expect(await names()).toContain('before-quit')
  expect(await names()).not.toContain('will-quit')
  expect(await sample.standIn.ask('windows')).toHaveLength(1)
})

test('window.close() of the last window ends the app', async () => {
  await sample.page.evaluate(() => window.close()).catch(() => null)
  expect(await sample.standIn.ended()).toBe(0)
})
