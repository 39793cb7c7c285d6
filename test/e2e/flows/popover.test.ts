import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SmallView } from '../../../src/shared/views.ts'
import { answer } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { dialog, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const uri = 'cloudreve://my/report.txt'
let site: Site
let app: App
let popover: Page
let shelf: Page

beforeAll(async () => {
  // A desktop without a tray: the same window stands in the middle of the screen.
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save(uri, 'the first content')
  await site.elsewhere.createFolder('cloudreve://my/Inbox')
  await signIn(app, site)
  for (const name of ['report.txt', 'Inbox']) {
    await row(app.page, name).click({ button: 'right' })
    await app.page.getByRole('menuitem', { name: 'Add to pinned targets' }).click()
  }
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

const tile = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) })

async function windowOf(view: SmallView) {
  const windows = (await app.standIn?.ask('windows')) ?? []
  return windows.find(({ url }) => url.endsWith(`view=${view}`))
}

const isVisible = async (view: SmallView) => (await windowOf(view))?.visible ?? false

async function open(item: 'Quick save' | 'Drop shelf'): Promise<void> {
  await app.standIn?.ask('clickMenu', { path: ['File', item] })
}

test('without a tray it opens from the menu, in the middle, without a frame and above other windows', async () => {
  await open('Quick save')
  popover = await app.small('popover')
  await tile(popover, 'report.txt').waitFor()
  await tile(popover, 'Inbox').getByText('folder').waitFor()
  await expect
    .poll(() => windowOf('popover'))
    .toMatchObject({
      ...{ visible: true, focused: true, alwaysOnTop: true, frameless: true },
    })
  // It has the height of its content.
  const bounds = (await windowOf('popover'))?.bounds
  const height = await popover.locator('main').evaluate((main) => (main as HTMLElement).offsetHeight)
  expect(bounds).toMatchObject({ x: 770, width: 380, height, y: Math.round((1040 - height) / 2) })
  expect(await axe(popover)).toEqual([])
})

test('Esc puts it away, and so does whatever else is used', async () => {
  await popover.keyboard.press('Escape')
  await expect.poll(() => isVisible('popover')).toBe(false)
  await open('Quick save')
  await expect.poll(() => isVisible('popover')).toBe(true)
  const { id = 0 } = (await windowOf('popover')) ?? {}
  await app.standIn?.ask('window', { id, act: 'blur' })
  await expect.poll(() => isVisible('popover')).toBe(false)
})

test('a file that is dropped on a tile replaces the pinned one; the result stays until it is clicked', async () => {
  await open('Quick save')
  await expect.poll(() => isVisible('popover')).toBe(true)
  const drag = await FileDrag.start(popover, [await app.file('mine.txt', 'mine')])
  await drag.over(tile(popover, 'report.txt'))
  await tile(popover, 'report.txt').getByText('Drop to replace').waitFor()
  await drag.drop()
  await expect.poll(() => site.content(uri)).toBe('mine')
  await tile(popover, 'report.txt')
    .getByText(/^Saved /)
    .waitFor()
  await tile(popover, 'report.txt').click()
  await tile(popover, 'report.txt')
    .getByText(/^today /)
    .waitFor()
})

test('what was saved last is taken back; the next drop starts from what is there then', async () => {
  await popover.getByRole('button', { name: 'Undo last' }).click()
  await expect.poll(() => site.content(uri)).toBe('the first content')
  await popover.getByRole('button', { name: 'Undo last' }).waitFor({ state: 'detached' })
  await dropFiles(tile(popover, 'report.txt'), [await app.file('mine.txt', 'mine again')])
  await expect.poll(() => site.content(uri)).toBe('mine again')
  await tile(popover, 'report.txt')
    .getByText(/^Saved /)
    .waitFor()
})

test('a version that the user has not seen is asked about: the tile says so and opens the question', async () => {
  await site.elsewhere.save(uri, 'theirs')
  const before = site.received()
  await dropFiles(tile(popover, 'report.txt'), [await app.file('mine.txt', 'mine at last')])
  await popover.getByText('1 file needs a decision').waitFor()
  expect(await site.content(uri)).toBe('theirs')
  expect(site.received()).toBe(before)
  await tile(popover, 'report.txt').click()
  await dialog(app.page).getByText('Two versions of “report.txt”').waitFor()
  // The main window has come to the front.
  await expect.poll(() => isVisible('popover')).toBe(false)
  const mine = dialog(app.page).getByRole('radio', { name: 'Replace with mine' })
  await expect
    .poll(async () => {
      await dialog(app.page).getByText('Replace with mine', { exact: true }).first().click()
      return mine.isChecked()
    })
    .toBe(true)
  await answer(app.page, 'Replace with mine', async () => (await site.content(uri)) === 'mine at last')
})

test('the clipboard goes to a pinned folder by keys alone', async () => {
  await app.standIn?.ask('setClipboard', { 'text/plain': 'a note' })
  await open('Quick save')
  await expect.poll(() => isVisible('popover')).toBe(true)
  await popover.getByText('a note').waitFor()
  await popover.getByRole('button', { name: 'Save to…' }).focus()
  await popover.keyboard.press('Enter')
  await popover.getByRole('menuitem', { name: 'Inbox' }).waitFor()
  await popover.keyboard.press('Enter')
  const notes = () => site.server.site.state.files.filter(({ name }) => name.startsWith('Note '))
  await expect.poll(() => notes().length).toBe(1)
  const name = encodeURIComponent(notes()[0]?.name ?? '')
  await expect.poll(() => site.content(`cloudreve://my/Inbox/${name}`)).toBe('a note')
})

test('what was sent lately is found by a part of its name and opens in its place', async () => {
  await popover.keyboard.press('Control+f')
  await popover.getByRole('searchbox', { name: 'Recent files' }).fill('repo')
  await popover.getByRole('button', { name: 'report.txt' }).waitFor()
  await popover.keyboard.press('Enter')
  await expect.poll(() => isVisible('popover')).toBe(false)
  await app.page.locator('[aria-selected=true]').getByTitle('report.txt', { exact: true }).waitFor()
})

test('the shelf stays above what else is used, and is where it was left', async () => {
  await open('Drop shelf')
  shelf = await app.small('shelf')
  await tile(shelf, 'report.txt').waitFor()
  await expect
    .poll(() => windowOf('shelf'))
    .toMatchObject({ visible: true, alwaysOnTop: true, frameless: true })
  expect(await axe(shelf)).toEqual([])
  const { id = 0 } = (await windowOf('shelf')) ?? {}
  await app.standIn?.ask('window', { id, act: 'blur' })
  expect(await isVisible('shelf')).toBe(true)
  await app.standIn?.ask('drag', { id, x: 300, y: 200 })
  await shelf.getByRole('button', { name: 'Hide' }).click()
  await expect.poll(() => isVisible('shelf')).toBe(false)
  await open('Drop shelf')
  await expect.poll(() => windowOf('shelf')).toMatchObject({ visible: true, bounds: { x: 300, y: 200 } })
})

test('a drop on the shelf is told in its foot, and a paste on a tile replaces its target', async () => {
  const drag = await FileDrag.start(shelf, [await app.file('two.txt', 'from the shelf')])
  await drag.over(tile(shelf, 'report.txt'))
  await shelf.getByText('stays in Versions').first().waitFor()
  await drag.drop()
  await expect.poll(() => site.content(uri)).toBe('from the shelf')
  await tile(shelf, 'report.txt')
    .getByText(/^Saved /)
    .waitFor()
  await app.standIn?.ask('setClipboard', { 'text/plain': 'pasted' })
  await tile(shelf, 'report.txt').focus()
  await shelf.keyboard.press('Control+v')
  await expect.poll(() => site.content(uri)).toBe('pasted')
})

test('several files on a folder are planned in the main window', async () => {
  const files = [await app.file('a.txt', 'a'), await app.file('b.txt', 'b')]
  await site.elsewhere.save('cloudreve://my/Inbox/a.txt', 'old')
  await dropFiles(tile(shelf, 'Inbox'), files)
  await dialog(app.page).getByText('Send 2 files to “Inbox”').waitFor()
  expect(await site.content('cloudreve://my/Inbox/a.txt')).toBe('old')
})
