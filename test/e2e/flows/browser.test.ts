import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer, gone } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { dialog, list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/report.txt', 'the report')
  await site.elsewhere.save('cloudreve://my/notes.txt', 'the notes')
  await site.elsewhere.save('cloudreve://my/Old/plan.txt', 'the plan')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const names = () => site.server.site.state.files.map(({ name }) => name)

test('after the sign-in the keyboard is in the list', async () => {
  await signIn(app, site)
  await expect.poll(() => list(app.page).evaluate((grid) => grid === document.activeElement)).toBe(true)
})

test('a drop with Alt keeps both, and the sentence says so', async () => {
  await signIn(app, site)
  const drag = await FileDrag.start(app.page, [await app.file('mine.txt', 'mine')], { alt: true })
  await drag.over(row(app.page, 'report.txt'))
  await list(app.page).getByText('Drop to keep both').waitFor()
  await drag.drop()
  await expect
    .poll(names)
    .toContainEqual(expect.stringMatching(/^report \(.+ \d{4}-\d\d-\d\d \d\d\.\d\d\)\.txt$/))
  const copy = names().find((name) => name.startsWith('report (')) ?? ''
  expect(await site.content(`cloudreve://my/${encodeURIComponent(copy)}`)).toBe('mine')
  expect(await site.content('cloudreve://my/report.txt')).toBe('the report')
})

test('the state of a row opens the question of its transfer', async () => {
  await signIn(app, site)
  await row(app.page, 'notes.txt').waitFor()
  await site.elsewhere.save('cloudreve://my/notes.txt', 'theirs')
  await dropFiles(row(app.page, 'notes.txt'), [await app.file('mine.txt', 'mine')])
  await dialog(app.page).waitFor()
  await expect
    .poll(async () => {
      await app.page.keyboard.press('Escape')
      return dialog(app.page).isHidden()
    })
    .toBe(true)
  await row(app.page, 'notes.txt').getByRole('button', { name: 'Needs you' }).click()
  await dialog(app.page).getByText('Two versions of “notes.txt”').waitFor()
})

test('several files are saved in one folder, none over a local file', async () => {
  await signIn(app, site)
  const mine = await app.file('report.txt', 'my own report')
  const folder = join(mine, '..')
  await app.standIn?.ask('queueAnswer', {
    method: 'showOpenDialog',
    answer: { canceled: false, filePaths: [folder] },
  })
  await row(app.page, 'report.txt').click()
  await row(app.page, 'notes.txt').click({ modifiers: ['Control'] })
  await app.page.getByRole('button', { name: 'Download…' }).click()
  await dialog(app.page).getByText('1 file is there already').waitFor()
  // Enter is ignored for a moment after a dialog has appeared.
  await expect
    .poll(async () => {
      await app.page.keyboard.press('Enter')
      return dialog(app.page).isHidden()
    })
    .toBe(true)
  await expect.poll(() => readdir(folder)).toEqual(['notes.txt', 'report (2).txt', 'report.txt'])
  expect(await readFile(join(folder, 'report (2).txt'), 'utf8')).toBe('the report')
  expect(await readFile(mine, 'utf8')).toBe('my own report')
})

test('a folder is not offered for download, and the menu says why', async () => {
  await signIn(app, site)
  await row(app.page, 'Old').click({ button: 'right' })
  const item = app.page.getByRole('menuitem', { name: 'Download…' })
  expect(await item.innerText()).toContain('Files only')
  expect(await item.getAttribute('aria-disabled')).toBe('true')
})

test('from the trash a file is put back or deleted for good, after a question', async () => {
  await signIn(app, site)
  for (const name of ['report.txt', 'notes.txt', 'Old']) {
    await row(app.page, name).click()
    await app.page.keyboard.press('Delete')
    await row(app.page, name).waitFor({ state: 'detached' })
  }
  await app.page.getByRole('button', { name: 'Trash', exact: true }).click()
  await row(app.page, 'notes.txt').click()
  await app.page.getByRole('button', { name: 'Put back' }).click()
  await app.page.getByText('Put back “notes.txt” to My files').waitFor()
  expect(await site.content('cloudreve://my/notes.txt')).toBe('the notes')
  await row(app.page, 'report.txt').click()
  await app.page.keyboard.press('Delete')
  const question = app.page.getByRole('alertdialog', { name: 'Delete 1 item for good?' })
  await question.waitFor()
  expect(
    await question.getByRole('button', { name: 'Cancel' }).evaluate((one) => one === document.activeElement),
  ).toBe(true)
  await question.getByRole('button', { name: 'Delete' }).focus()
  await expect
    .poll(async () => {
      await app.page.keyboard.press('Enter')
      return question.isHidden()
    })
    .toBe(true)
  await app.page.getByText('1 item deleted for good').waitFor()
  expect(names()).not.toContain('report.txt')
  await app.page.getByRole('button', { name: 'Empty trash…' }).click()
  await app.page.keyboard.press('Escape')
  await row(app.page, 'Old').waitFor()
})

test('a missing folder is said in the trash, and putting back then asks for a place', async () => {
  await site.elsewhere.save('cloudreve://my/Old/deep/a.txt', 'a')
  await signIn(app, site)
  await row(app.page, 'Old').dblclick()
  await row(app.page, 'plan.txt').click()
  await app.page.keyboard.press('Delete')
  await row(app.page, 'plan.txt').waitFor({ state: 'detached' })
  await app.page.keyboard.press('Alt+ArrowUp')
  await row(app.page, 'Old').click()
  await app.page.keyboard.press('Delete')
  await row(app.page, 'Old').waitFor({ state: 'detached' })
  await app.page.getByRole('button', { name: 'Trash', exact: true }).click()
  await row(app.page, 'plan.txt').getByText('Old no longer exists').waitFor()
  await row(app.page, 'plan.txt').click()
  await app.page.getByRole('button', { name: 'Put back' }).click()
  await dialog(app.page).getByText('Where should “plan.txt” go?').waitFor()
  await answer(app.page, 'Put here', gone(app.page, 'Where should “plan.txt” go?'))
  await app.page.getByText('Put back “plan.txt” to My files').waitFor()
  expect(await site.content('cloudreve://my/plan.txt')).toBe('the plan')
  await app.page.getByRole('button', { name: 'Show' }).click()
  await row(app.page, 'plan.txt').waitFor()
})

test('files can be dropped on the path', async () => {
  await signIn(app, site)
  await row(app.page, 'Old').dblclick()
  await row(app.page, 'plan.txt').waitFor()
  const root = app.page.getByRole('navigation', { name: 'Path' }).getByRole('button', { name: 'My files' })
  await dropFiles(root, [await app.file('dropped.txt', 'dropped')])
  await expect.poll(() => site.content('cloudreve://my/dropped.txt')).toBe('dropped')
})
