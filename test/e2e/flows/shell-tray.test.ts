import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const MB = 1024 ** 2
let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch({ tray: true })])
  await site.elsewhere.save('cloudreve://my/Reports/big.bin', 'the old content')
  await signIn(app, site)
  await row(app.page, 'Reports').dblclick()
  await row(app.page, 'big.bin').waitFor()
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

async function desktop() {
  const { standIn } = app
  if (standIn === null) throw new Error('only the stand-in can be asked for its tray')
  const [tray, [window], awake] = await Promise.all([
    standIn.ask('tray'),
    standIn.ask('windows'),
    standIn.ask('powerSaveBlockers'),
  ])
  return {
    icon: tray?.image.replace(/^.*[/\\]/, ''),
    tip: tray?.toolTip,
    labels: tray?.menu.map(({ label }) => label) ?? [],
    bar: window?.progressMode,
    awake,
  }
}

test.skipIf(process.platform !== 'linux')(
  'sending, paused and sent: tray, taskbar and power follow; what was sent last opens from the tray',
  async () => {
    const slow = site.server.faults.add({
      match: { method: 'PUT', path: /content/ },
      do: { kind: 'slow-read', bytesPerSecond: MB },
    })
    expect(await desktop()).toMatchObject({
      icon: 'idle.png',
      tip: 'Redrop: all sent',
      bar: 'none',
      awake: 0,
    })
    await dropFiles(row(app.page, 'big.bin'), [await app.file('big.bin', new Uint8Array(16 * MB))])
    await expect.poll(desktop).toMatchObject({ icon: 'busy.png', bar: 'normal', awake: 1 })
    await expect.poll(async () => (await desktop()).tip).toMatch(/^Redrop: 1 file, \d+%/)

    await app.standIn?.ask('clickTrayMenu', { path: ['Pause all transfers'] })
    await expect
      .poll(desktop)
      .toMatchObject({ icon: 'paused.png', tip: 'Redrop: paused, 1 waits', bar: 'paused', awake: 0 })

    slow()
    await app.standIn?.ask('clickTrayMenu', { path: ['Resume all transfers'] })
    await expect.poll(desktop, { timeout: 20_000 }).toMatchObject({ icon: 'idle.png', bar: 'none', awake: 0 })
    await expect.poll(async () => (await desktop()).labels).toContain('big.bin')

    await app.page.getByRole('button', { name: 'Settings' }).click()
    await app.standIn?.ask('clickTrayMenu', { path: ['big.bin'] })
    await row(app.page, 'big.bin').waitFor()
    expect(await row(app.page, 'big.bin').getAttribute('aria-selected')).toBe('true')
  },
)

test('a question asks through the system once, and opens by a click', async () => {
  const { standIn } = app
  if (standIn === null) return
  await row(app.page, 'big.bin').waitFor()
  await site.elsewhere.save('cloudreve://my/Reports/big.bin', 'their content')
  const [window] = await standIn.ask('windows')
  if (window === undefined) throw new Error('no window')
  await dropFiles(row(app.page, 'big.bin'), [await app.file('big.bin', 'our content')])
  await expect
    .poll(desktop)
    .toMatchObject({ icon: 'question.png', tip: 'Redrop: 1 file needs you', bar: 'error' })
  await app.page.keyboard.press('Escape')
  await standIn.ask('window', { id: window.id, act: 'hide' })
  const notices = async () => (await standIn.ask('records')).notifications
  await expect.poll(notices, { timeout: 20_000 }).toHaveLength(1)
  expect((await standIn.ask('records')).badge).toBe(1)
  expect(await notices()).toMatchObject([{ title: '“big.bin” needs you', closed: false }])
  await standIn.ask('clickNotification', { at: 0 })
  const question = app.page.locator('[role=dialog], [role=alertdialog]')
  await question.getByText('Two versions of “big.bin”').waitFor()
  expect(await standIn.ask('windows')).toMatchObject([{ visible: true, focused: true }])
  expect(await site.content('cloudreve://my/Reports/big.bin')).toBe('their content')
})

test('closing the window leaves Redrop in the tray; a notification says what was saved and takes it back', async () => {
  const { standIn } = app
  if (standIn === null) return
  const [window] = await standIn.ask('windows')
  if (window === undefined) throw new Error('no window')
  await dropFiles(row(app.page, 'big.bin'), [await app.file('big.bin', 'our content')])
  await standIn.ask('window', { id: window.id, act: 'close' })
  await expect
    .poll(async () => (await standIn.ask('records')).notifications, { timeout: 20_000 })
    .toMatchObject([{ title: 'Saved “big.bin”', body: 'To Reports.', buttons: ['Copy link', 'Undo'] }])
  await standIn.ask('pressNotification', { at: 0, button: 'Copy link' })
  await expect
    .poll(() => standIn.ask('clipboard'))
    .toMatchObject({ 'text/plain': expect.any(String) as string })
  await standIn.ask('pressNotification', { at: 0, button: 'Undo' })
  await expect
    .poll(async () => (await standIn.ask('records')).notifications.map(({ title }) => title))
    .toContainEqual(expect.stringMatching(/^“big\.bin” is back to /))
  expect(await site.content('cloudreve://my/Reports/big.bin')).toBe('the old content')
  await standIn.ask('clickTrayMenu', { path: ['Decisions'] })
  await app.page.getByRole('heading', { name: 'Decisions' }).waitFor()
  expect(await standIn.ask('windows')).toMatchObject([{ visible: true }])
})

test('what was not sent is sent by “Try again” in its row', async () => {
  const refusal = { code: 40074, msg: 'Too many uris', data: null }
  const allow = site.server.faults.add({
    match: { method: 'PUT', path: /content/ },
    do: { kind: 'answer', status: 200, contentType: 'application/json', body: JSON.stringify(refusal) },
  })
  await dropFiles(row(app.page, 'big.bin'), [await app.file('big.bin', 'our content')])
  await row(app.page, 'big.bin').getByText('Not sent').waitFor()
  allow()
  await row(app.page, 'big.bin').getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => site.content('cloudreve://my/Reports/big.bin')).toBe('our content')
  await row(app.page, 'big.bin').getByText('Not sent').waitFor({ state: 'detached' })
})

test('while the computer sleeps nothing is sent; what was cut goes on when it wakes up', async () => {
  const { standIn } = app
  if (standIn === null) return
  const slow = site.server.faults.add({
    match: { method: 'PUT', path: /content/ },
    do: { kind: 'slow-read', bytesPerSecond: MB },
  })
  await dropFiles(row(app.page, 'big.bin'), [await app.file('big.bin', new Uint8Array(16 * MB))])
  await expect.poll(desktop).toMatchObject({ awake: 1 })
  await standIn.ask('power', { event: 'suspend' })
  await expect.poll(desktop).toMatchObject({ awake: 0, bar: 'none' })
  const uri = 'cloudreve://my/Reports/big.bin'
  expect(await site.content(uri)).toBe('the old content')
  slow()
  await standIn.ask('power', { event: 'resume' })
  await expect.poll(async () => (await site.content(uri))?.length, { timeout: 20_000 }).toBe(16 * MB)
})
