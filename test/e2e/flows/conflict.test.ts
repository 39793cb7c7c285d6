import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { dialog, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const uri = 'cloudreve://my/report.txt'
let site: Site
let app: App
/** Bytes of content that the server had received before the drop. */
let before: number

/** Somebody else saves a newer version between the listing and the drop. */
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save(uri, 'the old content')
  await signIn(app, site)
  await row(app.page, 'report.txt').waitFor()
  await site.elsewhere.save(uri, 'their content')
  before = site.received()
  await dropFiles(row(app.page, 'report.txt'), [await app.file('report.txt', 'our content')])
  await dialog(app.page).getByText('Two versions of “report.txt”').waitFor()
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const names = (): string[] =>
  site.server.site.state.files.filter(({ type }) => type === 'file').map(({ name }) => name)

/** A dialog that has just appeared does not take clicks meant for something else. */
async function choose(title: string): Promise<void> {
  await expect
    .poll(async () => {
      await dialog(app.page).getByText(title, { exact: true }).first().click()
      return dialog(app.page).getByRole('button', { name: title }).isVisible()
    })
    .toBe(true)
}

const answers = [
  { title: 'Save next to it', key: 's', saved: 'their content', files: 2 },
  { title: 'Replace with mine', key: 'r', saved: 'our content', files: 1 },
  { title: 'Keep the server’s', key: 'k', saved: 'their content', files: 1 },
] as const

test.each(answers)('“$title” by the pointer', async ({ title, saved, files }) => {
  expect(site.received()).toBe(before)
  await choose(title)
  await answer(app.page, title, () => dialog(app.page).isHidden())
  await expect.poll(names).toHaveLength(files)
  await expect.poll(() => site.content(uri)).toBe(saved)
})

test.each(answers)('“$title” by the keyboard', async ({ key, saved, files }) => {
  // A dialog that has just appeared does not take keys meant for something else.
  await expect
    .poll(async () => {
      await app.page.keyboard.press(key)
      await app.page.keyboard.press('Enter')
      return dialog(app.page).isHidden()
    })
    .toBe(true)
  await expect.poll(names).toHaveLength(files)
  await expect.poll(() => site.content(uri)).toBe(saved)
})

test('a third writer while the dialog is open: what was not on screen is not replaced', async () => {
  await site.elsewhere.save(uri, 'a third content')
  const received = site.received()
  await choose('Replace with mine')
  // The question comes again, about the version that nobody had seen.
  await answer(app.page, 'Replace with mine', () => dialog(app.page).getByText('15 bytes').isVisible())
  expect(await site.content(uri)).toBe('a third content')
  expect(site.received()).toBe(received)
})

test('Esc sends nothing and leaves the question open; Decisions asks it again', async () => {
  await expect
    .poll(async () => {
      await app.page.keyboard.press('Escape')
      return dialog(app.page).isHidden()
    })
    .toBe(true)
  expect(site.received()).toBe(before)
  await app.page.getByText('Decisions', { exact: true }).first().click()
  await app.page.getByText('report.txt').first().waitFor()
  expect(await site.content(uri)).toBe('their content')
})

test('closing the window and quitting send nothing; the next run still has the question, and it can be answered', async ({
  skip,
}) => {
  const { standIn } = app
  if (standIn === null) return skip('only the stand-in closes windows for a test')
  const [window] = await standIn.ask('windows')
  if (window === undefined) throw new Error('no window')
  await standIn.ask('window', { id: window.id, act: 'close' })
  await app.quit()
  expect(site.received()).toBe(before)
  const { home } = app
  app = await App.launch({ home })
  await app.page.getByText('Decisions', { exact: true }).first().click()
  await app.page.getByText('report.txt').first().waitFor()
  expect(await site.content(uri)).toBe('their content')
  await app.page.getByText('Replace with mine', { exact: true }).first().click()
  await app.page.getByRole('button', { name: 'Replace with mine' }).click()
  await expect.poll(() => site.content(uri)).toBe('our content')
})

test('kill -9 at an open question: the next run still has it', async () => {
  const { home } = app
  await app.kill()
  app = await App.launch({ home })
  await app.page.getByText('Decisions', { exact: true }).first().click()
  await app.page.getByText('report.txt').first().waitFor()
  expect(site.received()).toBe(before)
})
