import { afterAll, beforeAll, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles } from '../harness/drop.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App

beforeAll(async () => {
  site = await startSite()
  await site.elsewhere.save('cloudreve://my/report.txt', 'theirs')
  app = await App.launch()
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

const entry = (name: string) =>
  list(app.page)
    .getByRole('row')
    .filter({ has: app.page.getByTitle(name, { exact: true }) })
const details = () => app.page.getByRole('complementary', { name: /^Details of/ })

test('a replace is undone from the history by key, and brought back', async () => {
  await dropFiles(row(app.page, 'report.txt'), [await app.file('my report.txt', 'mine')])
  await expect.poll(() => site.content('cloudreve://my/report.txt')).toBe('mine')
  await app.page.keyboard.press('Control+j')
  await app.page.getByRole('button', { name: 'History' }).click()
  await entry('report.txt').getByText('from my report.txt').waitFor()
  await list(app.page).focus()
  await app.page.keyboard.press('ArrowDown')
  await details().getByText('The old version is still on the server').waitFor()
  expect(await axe(app.page)).toEqual([])
  await list(app.page).focus()
  await app.page.keyboard.press('Enter')
  await expect.poll(() => site.content('cloudreve://my/report.txt')).toBe('theirs')
  await entry('report.txt').getByText('Undone', { exact: true }).waitFor()
  await entry('report.txt').getByRole('button', { name: 'Redo “report.txt”' }).click()
  await expect.poll(() => site.content('cloudreve://my/report.txt')).toBe('mine')
  await entry('report.txt').getByText('Replaced', { exact: true }).waitFor()
})

test('why something cannot be undone is said', async () => {
  await site.elsewhere.save('cloudreve://my/report.txt', 'somebody else’s')
  await app.page.getByRole('button', { name: 'Close details' }).click()
  await entry('report.txt').click()
  await details().getByText('Somebody has saved a newer version since').waitFor()
  expect(await details().getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true)
})

test('the report names nobody until that is wanted, and the server’s log knows its request', async () => {
  await details().getByRole('button', { name: 'Copy report' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Copy a report about this entry' })
  const report = dialog.locator('pre')
  const text = (await report.textContent()) ?? ''
  expect(text).not.toContain('report.txt')
  expect(text).toContain('Route: PUT /file/content')
  const id = /Request: (\S+)/.exec(text)?.[1]
  const puts = site.server.requests.filter(({ method }) => method === 'PUT')
  expect(puts.map(({ headers }) => headers['x-cr-correlation-id'])).toContain(id)
  // Clicks count once the dialog has been there for a moment.
  await expect
    .poll(async () => {
      if (!(await dialog.getByRole('checkbox').isChecked())) await dialog.getByRole('checkbox').click()
      return dialog.getByRole('checkbox').isChecked()
    })
    .toBe(true)
  await report.getByText('my report.txt').waitFor()
  await dialog.getByRole('button', { name: 'Copy report' }).click()
  await app.page.getByText('Report copied').waitFor()
  expect((await app.standIn?.ask('clipboard'))?.['text/plain']).toContain('my report.txt')
})

test('entries are searched, and cleared after a question', async () => {
  await app.page.getByRole('button', { name: 'Close details' }).click()
  await app.page.keyboard.press('Control+f')
  await app.page.keyboard.type('nothing like it')
  await app.page.getByText('Nothing found').waitFor()
  await app.page.getByRole('button', { name: 'Show all' }).click()
  await entry('report.txt').waitFor()
  await app.page.getByRole('main').getByRole('button', { name: 'More actions' }).first().click()
  await app.page.getByRole('menuitem', { name: 'Clear history…' }).click()
  const clear = app.page.getByRole('alertdialog').getByRole('button', { name: 'Clear history' })
  await expect
    .poll(async () => {
      if (await clear.isVisible()) await clear.click({ timeout: 1000 }).catch(() => undefined)
      return clear.isVisible()
    })
    .toBe(false)
  await app.page.getByText('Nothing has happened yet').waitFor()
  expect(await site.content('cloudreve://my/report.txt')).toBe('somebody else’s')
})
