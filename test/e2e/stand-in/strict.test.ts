import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(async () => void (sample = await startSample()))
afterAll(() => sample.close())

test('what needs the ready event throws before it', async () => {
  expect(await sample.invoke('before')).toEqual({
    window: "BrowserWindow cannot be used before the app's 'ready' event",
    handle: "protocol.handle cannot be used before the app's 'ready' event",
    session: "session cannot be used before the app's 'ready' event",
    menu: "Menu.setApplicationMenu cannot be used before the app's 'ready' event",
  })
})

test.each(['app', 'dialog', 'session', 'window'])('a property that %s does not have throws', async (part) => {
  expect(await sample.invoke('missing', part)).toMatch(
    /^Error: the stand-in does not implement .*somethingElse$/,
  )
})

test('an event that is never emitted cannot be listened for', async () => {
  expect(await sample.invoke('unknownEvent')).toContain('does not implement the event "no-such-event" of app')
})

test('a window without sandbox is refused', async () => {
  expect(await sample.invoke('insecure')).toContain('sandbox must be true')
})

test('import and require give the same module, and the process looks like Electron’s', async () => {
  expect(await sample.invoke('same')).toBe(true)
  expect(await sample.invoke('type')).toEqual(['browser', 'string', sample.args, 'Sample', '1.2.3'])
})

test('a dialog that nobody expected is an error and a problem; a queued one is answered', async () => {
  await expect(sample.invoke('open')).rejects.toThrow('unexpected dialog: showOpenDialog')
  expect((await sample.standIn.ask('records')).problems).toHaveLength(1)
  const answer = { canceled: false, filePaths: ['/a/b.txt'] }
  await sample.standIn.ask('queueAnswer', { method: 'showOpenDialog', answer })
  expect(await sample.invoke('open')).toEqual(['/a/b.txt'])
})

test('links for the browser are recorded, nothing is opened', async () => {
  await sample.invoke('external', 'https://example.org/x')
  expect((await sample.standIn.ask('records')).opened).toEqual(['https://example.org/x'])
})

test('main’s clipboard is its own, and the page may write to its one', async () => {
  expect(await sample.invoke('copy', 'text')).toBe('text')
  const [write, read] = await sample.page.evaluate(async () => [
    await navigator.clipboard.writeText('page').then(() => 'ok', String),
    (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
  ])
  expect([write, read]).toEqual(['ok', 'denied'])
})

test('menus: an accelerator, a popup, and a key that the page keeps for itself', async () => {
  await sample.page.keyboard.press('Control+u')
  await sample.page.locator('#field').press('Control+u')
  const chosen = sample.invoke('popup')
  await expect.poll(() => sample.standIn.ask('popup')).toHaveLength(2)
  await sample.standIn.ask('clickPopup', { path: ['More', 'Two'] })
  expect(await chosen).toBe('two')
  const log = (await sample.invoke('log')) as unknown[][]
  expect(log.filter(([name]) => name === 'menu')).toEqual([['menu', 'upload']])
})

test('the theme of the app is the colour scheme of its pages', async () => {
  const dark = () => sample.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(await dark()).toBe(false)
  expect(await sample.invoke('theme', 'dark')).toBe(true)
  await expect.poll(dark).toBe(true)
  await sample.invoke('theme', 'system')
  await expect.poll(dark).toBe(false)
  await sample.standIn.ask('setColorScheme', { scheme: 'dark' })
  await expect.poll(dark).toBe(true)
})
