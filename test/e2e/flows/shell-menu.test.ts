import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const uri = 'cloudreve://my/report.txt'
let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save(uri, 'the old content')
  await signIn(app, site)
  await row(app.page, 'report.txt').waitFor()
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const press = (key: string): Promise<void> => app.page.keyboard.press(key)
const heading = (name: string) => app.page.getByRole('heading', { name, exact: true })

test('the keys of the menu work in the list and in a text field', async () => {
  const { page } = app
  await press('Control+KeyD')
  await heading('Decisions').waitFor()
  await press('Control+Comma')
  await heading('Settings').waitFor()
  await press('Alt+ArrowLeft')
  await press('Alt+ArrowLeft')
  await list(page).waitFor()
  await press('Control+KeyF')
  await page.keyboard.type('no such file')
  await page.getByText('no such file').first().waitFor()
  await press('Control+KeyJ')
  await heading('Transfers').waitFor()
  await press('Control+KeyD')
  await heading('Decisions').waitFor()
})

test('Ctrl Z takes back the last replace, and in a text field only what was typed', async () => {
  const { page } = app
  await dropFiles(row(page, 'report.txt'), [await app.file('new.txt', 'the new content')])
  await page.getByRole('button', { name: 'Undo' }).first().waitFor()
  await press('Control+KeyF')
  await page.keyboard.type('rep')
  const search = page.getByRole('searchbox').or(page.locator('input:focus')).first()
  await press('Control+KeyZ')
  await expect.poll(() => search.inputValue()).not.toBe('rep')
  expect(await site.content(uri)).toBe('the new content')
  await press('Escape')
  await list(page).focus()
  await press('Control+KeyZ')
  await expect.poll(() => site.content(uri)).toBe('the old content')
})

test('the menu does what its keys do', async () => {
  const { standIn, page } = app
  if (standIn === null) return
  await standIn.ask('clickMenu', { path: ['View', 'Decisions'] })
  await heading('Decisions').waitFor()
  await standIn.ask('clickMenu', { path: ['View', 'Files'] })
  await list(page).waitFor()
  await standIn.ask('clickMenu', { path: ['Edit', 'Search in this folder'] })
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
})
