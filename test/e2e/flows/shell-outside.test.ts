import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App, launchOf } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dialog, enterAddress, enterPassword, list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'
import { StandIn } from '../harness/stand-in.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/Reports/2026/a.txt', 'content')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

/** Another start of the app, as by a file manager or a browser; it hands over and ends. */
async function startAgain(...args: string[]): Promise<void> {
  expect(await StandIn.startAndWait(launchOf(app.home, { args }))).toBe(0)
}

const link = (origin: string, uri: string, action = 'open'): string =>
  `redrop://${action}?site=${encodeURIComponent(origin)}&uri=${encodeURIComponent(uri)}`

/** A dialog that has just appeared does not take clicks meant for something else. */
async function press(name: string): Promise<void> {
  await expect
    .poll(async () => {
      await dialog(app.page).getByRole('button', { name }).click()
      return dialog(app.page).count()
    })
    .toBe(0)
}

test('files of another program are asked about and sent by a click, into the folder that is shown', async () => {
  await signIn(app, site)
  await row(app.page, 'Reports').dblclick()
  await row(app.page, '2026').waitFor()
  const files = [await app.file('one.txt', 'first'), await app.file('--two & three.txt', 'second')]
  const before = site.received()
  await startAgain('--', ...files)
  await dialog(app.page).getByText('Upload 2 items?').waitFor()
  await dialog(app.page).getByText('--two & three.txt').waitFor()
  await app.screenshot('shell-send-to')
  expect(await axe(app.page)).toEqual([])
  await press('Cancel')
  expect(site.received()).toBe(before)
  await startAgain(...files.slice(0, 1))
  await dialog(app.page).getByText('Upload “one.txt”?').waitFor()
  await press('Upload here')
  await expect.poll(() => site.content('cloudreve://my/Reports/one.txt')).toBe('first')
})

test('files that come before anybody is signed in wait for it', async () => {
  await startAgain(await app.file('one.txt', 'first'))
  await app.page.getByText('Sign in first: “one.txt” waits.').waitFor()
  const before = site.received()
  await enterAddress(app, site.server.url)
  await enterPassword(app)
  await dialog(app.page).getByText('Upload “one.txt”?').waitFor()
  expect(site.received()).toBe(before)
})

test('a link to a file selects it in its folder, a link to a folder opens it', async () => {
  await signIn(app, site)
  await startAgain(link(site.server.url, 'cloudreve://my/Reports/2026/a.txt'))
  await row(app.page, 'a.txt').waitFor()
  await expect.poll(() => row(app.page, 'a.txt').getAttribute('aria-selected')).toBe('true')
  await startAgain(link(site.server.url, 'cloudreve://my/Reports'))
  await row(app.page, '2026').waitFor()
})

test('a link that asks for another content is asked about, and the user chooses what is sent', async () => {
  const uri = 'cloudreve://my/Reports/2026/a.txt'
  await signIn(app, site)
  const before = site.received()
  await startAgain(link(site.server.url, uri, 'replace'))
  await dialog(app.page).getByText('Replace “a.txt”?').waitFor()
  await dialog(app.page).getByText('My files / Reports / 2026').waitFor()
  await app.screenshot('shell-link-replace')
  expect(await axe(app.page)).toEqual([])
  await press('Cancel')
  expect(site.received()).toBe(before)
  const local = await app.file('mine.txt', 'mine')
  await app.standIn?.ask('queueAnswer', {
    method: 'showOpenDialog',
    answer: { canceled: false, filePaths: [local] },
  })
  await startAgain(link(site.server.url, uri, 'replace'))
  await dialog(app.page).getByText('Replace “a.txt”?').waitFor()
  if (app.standIn === null) return
  await press('Choose a file…')
  await expect.poll(() => site.content(uri)).toBe('mine')
  await startAgain(link(site.server.url, 'cloudreve://my/Reports', 'quick-save'))
  await dialog(app.page).getByText('Save what is on the clipboard?').waitFor()
  await app.screenshot('shell-link-save')
  expect(await axe(app.page)).toEqual([])
})

test('a link to a site nobody is signed in to fills in its address and speaks to nobody', async () => {
  const before = site.server.requests.length
  await startAgain(link(site.server.url, 'cloudreve://my/Reports'))
  await expect.poll(() => app.page.getByLabel('Server address').inputValue()).toBe(site.server.url)
  expect(site.server.requests.length).toBe(before)
})

test.each([
  'redrop://open?site=https%3A%2F%2Fa.example&uri=file%3A%2F%2F%2Fetc%2Fpasswd',
  'redrop://send?site=https%3A%2F%2Fa.example&uri=cloudreve%3A%2F%2Fmy%2Fa.txt',
])('%s does nothing and says so', async (text) => {
  await signIn(app, site)
  await list(app.page).waitFor()
  await startAgain(text)
  await app.page.getByText('Redrop does not understand this link. Nothing was done.').waitFor()
})

test('macOS hands over files and links by events', async () => {
  const { standIn } = app
  if (standIn === null) return
  await signIn(app, site)
  await standIn.ask('openUrl', { url: 'redrop://anything' })
  await app.page.getByText('Redrop does not understand this link. Nothing was done.').waitFor()
  await standIn.ask('openFile', { path: await app.file('one.txt', 'first') })
  await dialog(app.page).getByText('Upload “one.txt”?').waitFor()
})

test('open at login and the menu of the file manager are entries for this very app, and removed again', async () => {
  const entry = join(app.home, 'config', 'autostart', 'redrop.desktop')
  await signIn(app, site)
  await app.page.getByRole('button', { name: 'Settings' }).click()
  const atLogin = app.page.getByRole('switch', { name: 'Open at login' })
  await atLogin.click()
  await expect.poll(() => atLogin.getAttribute('aria-checked')).toBe('true')
  expect(await readFile(entry, 'utf8')).toMatch(/^Exec=.+ --hidden$/m)
  await atLogin.click()
  await expect.poll(() => existsSync(entry)).toBe(false)
  await expect.poll(() => atLogin.getAttribute('aria-checked')).toBe('false')
  const script = join(app.home, 'data', 'nautilus', 'scripts', 'Send to Redrop')
  const menu = app.page.getByRole('switch', { name: 'Send to Redrop' })
  await menu.click()
  await expect.poll(() => menu.getAttribute('aria-checked')).toBe('true')
  await app.screenshot('shell-outside')
  expect(await readFile(script, 'utf8')).toMatch(/^exec '.+' -- "\$@"$/m)
  await menu.click()
  await expect.poll(() => existsSync(script)).toBe(false)
})

test('started by the system, it has no window until the tray is asked for one', async () => {
  const { home } = app
  await app.quit()
  const hidden = await StandIn.start(launchOf(home, { tray: true, args: ['--hidden'] }))
  try {
    await expect.poll(async () => (await hidden.ask('tray'))?.toolTip).toBe('Redrop: all sent')
    expect(await hidden.ask('windows')).toEqual([])
    await hidden.ask('placeTray', { bounds: { x: 1600, y: 1046, width: 24, height: 24 } })
    await hidden.ask('clickTray')
    // Its popover stands above its icon.
    await expect
      .poll(() => hidden.ask('windows'))
      .toMatchObject([{ visible: true, frameless: true, bounds: { x: 1422, width: 380 } }])
    await hidden.ask('clickTrayMenu', { path: ['Open Redrop'] })
    await expect.poll(() => hidden.ask('windows')).toMatchObject([{ visible: false }, { visible: true }])
  } finally {
    await hidden.kill()
  }
})
