import { readFile, stat } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { answer } from '../harness/answer.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles } from '../harness/drop.ts'
import { dialog, list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const uri = 'cloudreve://my/report.txt'
const first = 'the first content'
const second = 'the second content, saved in another place'

let site: Site
let app: App
beforeAll(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/setup.exe', 'MZ')
  await site.elsewhere.save(uri, first)
  await site.elsewhere.save(uri, second)
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

const pane = (): Locator => app.page.getByRole('complementary', { name: 'Details' })
const versions = (): Locator => pane().getByRole('listitem')
const press = (key: string) => app.page.keyboard.press(key)
const current = () => versions().filter({ hasText: 'Current' })
const opened = async () => (await app.standIn?.ask('records'))?.openedPaths ?? []

/** What is current, as the pane says it, by the place in the list; 0 is the newest. */
async function isCurrent(index: number): Promise<boolean> {
  return (await versions().nth(index).innerText()).includes('Current')
}

test('the pane shows what is known of the selected file, and remembers that it is open', async () => {
  await row(app.page, 'report.txt').click()
  await press('Control+i')
  await pane().getByText('It can be undone: what is there now stays in Versions.').waitFor()
  expect(await axe(app.page)).toEqual([])
  await press('F6')
  await press('ArrowRight')
  await versions().nth(1).waitFor()
  await press('Escape')
  expect(await list(app.page).evaluate((grid) => grid === document.activeElement)).toBe(true)
})

test('versions of another session are listed; an older one is restored by key, taken back and brought back', async () => {
  await press('Control+Shift+H')
  await expect.poll(() => versions().count()).toBe(2)
  expect(await versions().nth(0).innerText()).toContain('You, in another place')
  expect(await isCurrent(0)).toBe(true)
  await press('ArrowDown')
  await versions().nth(1).getByRole('button', { name: 'Compare' }).waitFor()
  expect(await axe(app.page)).toEqual([])
  await press('Tab')
  await press('Enter')
  await app.page.getByText('“report.txt” is back to the version you saved in another place').waitFor()
  expect(await site.content(uri)).toBe(first)
  await expect.poll(() => isCurrent(1)).toBe(true)
  await press('Control+z')
  await expect.poll(() => site.content(uri)).toBe(second)
  await expect.poll(() => isCurrent(0)).toBe(true)
  await press('Control+Shift+Z')
  await expect.poll(() => site.content(uri)).toBe(first)
  await current().getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => site.content(uri)).toBe(second)
  await current().getByRole('button', { name: 'Redo' }).waitFor()
})

test('a version is opened as a copy for reading; a program never is', async ({ skip }) => {
  skip(app.standIn === null, 'the system would open the copy')
  await versions().nth(1).getByRole('button').first().click()
  await versions().nth(1).getByRole('button', { name: /^More/ }).click()
  await app.page.getByRole('menuitem', { name: 'Open, read-only' }).click()
  await expect.poll(opened).toHaveLength(1)
  const [path = ''] = await opened()
  expect(path).toMatch(/report\.txt$/)
  expect(await readFile(path, 'utf8')).toBe(first)
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  await row(app.page, 'setup.exe').click()
  await expect.poll(() => versions().count()).toBe(1)
  await versions().nth(0).getByRole('button').first().click()
  await versions().nth(0).getByRole('button', { name: /^More/ }).click()
  await app.page.getByRole('menuitem', { name: 'Open, read-only' }).click()
  await app.page.getByText('“setup.exe” is a program.').waitFor()
  expect(await opened()).toHaveLength(1)
})

test('a replace from this computer is named by its file; the pane follows what others save, and says that undo is too late', async () => {
  await row(app.page, 'report.txt').click()
  await dropFiles(row(app.page, 'report.txt'), [await app.file('Report final.txt', 'mine')])
  await versions().nth(0).getByText('from Report final.txt').waitFor()
  await current().getByText('This computer').waitFor()
  await site.elsewhere.save(uri, 'theirs, saved on top')
  await versions().nth(1).getByText('Too late to undo').waitFor({ timeout: 30_000 })
  await expect.poll(() => versions().count()).toBe(4)
  expect(await isCurrent(0)).toBe(true)
})

test('a version is deleted for good after its name was read; Cancel is the default', async () => {
  await press('Control+Shift+H')
  await press('End')
  await press('Delete')
  await dialog(app.page).getByText('It cannot be brought back').waitFor()
  await answer(app.page, 'Cancel', () => dialog(app.page).isHidden())
  expect(await versions().count()).toBe(4)
  await press('Delete')
  await answer(app.page, 'Delete version', () => dialog(app.page).isHidden())
  await expect.poll(() => versions().count()).toBe(3)
  const node = site.server.site.state.files.find(({ name }) => name === 'report.txt')
  expect(node?.entities).toHaveLength(3)
  expect(await site.content(uri)).toBe('theirs, saved on top')
})

test('in a narrow window the pane floats over the list and closes with Esc', async () => {
  await app.resize(760, 520)
  await pane().waitFor({ state: 'hidden' })
  await press('Control+Shift+H')
  await versions().nth(2).waitFor()
  await press('Escape')
  await pane().waitFor({ state: 'hidden' })
  expect(await list(app.page).evaluate((grid) => grid === document.activeElement)).toBe(true)
  await app.resize(1180, 760)
  await pane().waitFor()
})
