import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { dialog, list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/report.txt', 'the first content')
  await site.elsewhere.save('cloudreve://my/Inbox/old.txt', 'old')
  await site.elsewhere.save('cloudreve://my/Other/else.txt', 'else')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const pins = (): Locator => app.page.getByRole('region', { name: 'Pinned targets' })
const pin = (name: string): Locator => pins().getByRole('button', { name, exact: true })
const names = () => pins().getByRole('listitem').allInnerTexts()

async function menu(target: Locator, item: string): Promise<void> {
  await target.click({ button: 'right' })
  await app.page.getByRole('menuitem', { name: item }).click()
}

test('a file is pinned from its menu, a folder by dragging it, the rest by the button; they are there after a restart', async () => {
  // What has just been changed says that instead.
  for (const node of site.server.site.state.files) node.updatedAt = '2026-01-05T10:00:00.000000000Z'
  await signIn(app, site)
  await pins().getByText('Drag a file or folder here to keep it one drop away.').waitFor()
  await menu(row(app.page, 'report.txt'), 'Add to pinned targets')
  await pin('report.txt').waitFor()
  await row(app.page, 'report.txt').getByText('Pinned').waitFor()
  await row(app.page, 'Inbox').dragTo(pins())
  await pin('Inbox').waitFor()
  await row(app.page, 'Other').click()
  await app.page.getByRole('button', { name: 'Pin the selection' }).click()
  await pin('Other').waitFor()
  const { home } = app
  expect(await app.quit()).toBe(0)
  app = await App.launch({ home })
  await pin('Other').waitFor()
  expect(await names()).toEqual(['report.txt', 'Inbox', 'Other'])
})

test('keys put pins in another order and remove them', async () => {
  await signIn(app, site)
  for (const name of ['report.txt', 'Inbox', 'Other'])
    await menu(row(app.page, name), 'Add to pinned targets')
  await pin('Other').focus()
  await app.page.keyboard.press('Alt+ArrowUp')
  await expect.poll(names).toEqual(['report.txt', 'Other', 'Inbox'])
  await app.page.keyboard.press('Alt+ArrowUp')
  await expect.poll(names).toEqual(['Other', 'report.txt', 'Inbox'])
  expect(await pin('Other').evaluate((button) => button === document.activeElement)).toBe(true)
  await app.page.keyboard.press('Delete')
  await expect.poll(names).toEqual(['report.txt', 'Inbox'])
})

test('a drop on a pinned file replaces it, on a pinned folder adds to it, from wherever one is', async () => {
  await signIn(app, site)
  await menu(row(app.page, 'report.txt'), 'Add to pinned targets')
  await menu(row(app.page, 'Inbox'), 'Add to pinned targets')
  await row(app.page, 'Other').dblclick()
  await row(app.page, 'else.txt').waitFor()
  const drag = await FileDrag.start(app.page, [await app.file('mine.txt', 'mine')])
  await drag.over(pin('report.txt'))
  await app.page.getByText('stays in Versions').first().waitFor()
  await drag.drop()
  await expect.poll(() => site.content('cloudreve://my/report.txt')).toBe('mine')
  await dropFiles(pin('Inbox'), [await app.file('a.txt', 'a'), await app.file('b.txt', 'b')])
  await expect.poll(() => site.content('cloudreve://my/Inbox/a.txt')).toBe('a')
  await expect.poll(() => site.content('cloudreve://my/Inbox/b.txt')).toBe('b')
})

test('two files on a pinned file are refused, and nothing is sent', async () => {
  await signIn(app, site)
  await menu(row(app.page, 'report.txt'), 'Add to pinned targets')
  const before = site.received()
  const drag = await FileDrag.start(app.page, [await app.file('a.txt', 'a'), await app.file('b.txt', 'b')])
  await drag.over(pin('report.txt'))
  await app.page.getByText('One file replaces one file').first().waitFor()
  await drag.drop()
  expect(site.received()).toBe(before)
  expect(await site.content('cloudreve://my/report.txt')).toBe('the first content')
})

test('a version that was saved after the pinned file was last shown is asked about', async () => {
  await signIn(app, site)
  await menu(row(app.page, 'report.txt'), 'Add to pinned targets')
  await row(app.page, 'Other').dblclick()
  await row(app.page, 'else.txt').waitFor()
  await site.elsewhere.save('cloudreve://my/report.txt', 'theirs')
  const before = site.received()
  await dropFiles(pin('report.txt'), [await app.file('mine.txt', 'mine')])
  await dialog(app.page).getByText('Two versions of “report.txt”').waitFor()
  expect(site.received()).toBe(before)
  expect(await site.content('cloudreve://my/report.txt')).toBe('theirs')
})

test('a click shows a file in its folder, also where it was moved to, and opens a folder', async () => {
  await site.elsewhere.save('cloudreve://my/Other/deep.txt', 'deep')
  await signIn(app, site)
  await menu(row(app.page, 'Inbox'), 'Add to pinned targets')
  await menu(row(app.page, 'report.txt'), 'Add to pinned targets')
  const { tree, state } = site.server.site
  const [file, folder] = ['report.txt', 'Other'].map((name) => state.files.find((node) => node.name === name))
  if (!file || !folder) throw new Error('no such file')
  tree.place(file, folder.id, 'renamed.txt')
  await pin('Inbox').click()
  await row(app.page, 'old.txt').waitFor()
  await pin('report.txt').click()
  await pin('renamed.txt').waitFor()
  await list(app.page).locator('[aria-selected=true]').getByText('renamed.txt').waitFor()
})

test('a pinned file that is gone is grey and says why; it is found again where another one took its place', async () => {
  await signIn(app, site)
  await menu(row(app.page, 'report.txt'), 'Add to pinned targets')
  await menu(row(app.page, 'report.txt'), 'Move to trash')
  await row(app.page, 'report.txt').waitFor({ state: 'detached' })
  await pin('report.txt').click()
  const missing = pins().getByRole('button', { name: 'report.txt “report.txt” is in the trash' })
  await missing.waitFor()
  await site.elsewhere.save('cloudreve://my/report.txt', 'another one')
  await missing.click()
  await app.page.getByRole('menuitem', { name: 'Find again' }).click()
  await pin('report.txt').waitFor()
  await dropFiles(pin('report.txt'), [await app.file('mine.txt', 'mine')])
  await expect.poll(() => site.content('cloudreve://my/report.txt')).toBe('mine')
})
