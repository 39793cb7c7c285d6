import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, gone } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dialog, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const remote = 'cloudreve://my/Website/index.html'
let site: Site
let app: App
let local: string
beforeAll(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save(remote, '<p>on the server')
  local = await app.file('home.html', '<p>here')
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

/** Opens a row of the list of folders and files, once the dialog takes clicks. */
async function openUntil(name: string, follows: () => Promise<boolean>): Promise<void> {
  const option = app.page.getByRole('option', { name })
  await option.waitFor()
  await expect
    .poll(async () => {
      await option.dblclick({ timeout: 1_000 }).catch(() => undefined)
      return follows()
    })
    .toBe(true)
}

const linkRow = () => row(app.page, 'index.html')
const content = () => site.content(remote)

/** A dialog that has just appeared does not take keys meant for something else. */
async function pressUntil(keys: readonly string[], follows: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(async () => {
      for (const key of keys) await app.page.keyboard.press(key)
      return follows()
    })
    .toBe(true)
}

test('a file is linked by the dialog; what it holds by then is not sent, a save is; another place’s version is asked about; unlinked, both files stay', async () => {
  await app.page.getByRole('button', { name: 'Linked files' }).click()
  await app.page.getByRole('heading', { name: 'No linked files yet' }).waitFor()
  await app.page.getByRole('button', { name: 'Link a file…' }).first().click()
  await dialog(app.page).getByRole('button', { name: 'Link', exact: true }).waitFor()

  await app.standIn?.ask('queueAnswer', {
    method: 'showOpenDialog',
    answer: { canceled: false, filePaths: [local] },
  })
  const choose = dialog(app.page).getByRole('button', { name: 'Choose the file on this computer' })
  const picked = dialog(app.page).getByText('home.html')
  await expect
    .poll(async () => {
      // A second click would open a second dialog of the system.
      await choose.click()
      return picked.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    })
    .toBe(true)
  const list = app.page.getByRole('listbox')
  await answer(app.page, 'Choose the file on the server', () => list.isVisible())
  await openUntil('Website', () => list.getByRole('option', { name: 'index.html' }).isVisible())
  await openUntil('index.html', () => list.isHidden())
  await answer(app.page, 'Link', gone(app.page, 'Link a file'))

  await linkRow().getByText('not sent', { exact: false }).first().waitFor()
  expect(await linkRow().getAttribute('aria-selected')).toBe('true')
  expect(await axe(app.page)).toEqual([])
  expect(await content()).toBe('<p>on the server')

  await writeFile(local, '<p>saved here')
  await expect.poll(content).toBe('<p>saved here')
  await linkRow().getByText('Watching, sends on save').waitFor()

  await site.elsewhere.save(remote, '<p>from another place')
  await writeFile(local, '<p>saved here again')
  await linkRow().getByText('not sent', { exact: false }).first().waitFor()
  await linkRow().click()
  await app.page.getByRole('button', { name: 'Compare' }).click()
  await app.page.getByText('<p>from another place').first().waitFor()
  await app.page.getByText('<p>saved here again').first().waitFor()
  await app.page.keyboard.press('Alt+ArrowLeft')
  await linkRow().getByRole('button', { name: 'Send: “index.html”' }).click()
  await dialog(app.page).getByText('Two versions of “index.html”').waitFor()
  await pressUntil(['Escape'], gone(app.page, 'Two versions of “index.html”'))
  await linkRow().getByRole('button', { name: 'Decide…: “index.html”' }).click()
  await dialog(app.page).getByText('Two versions of “index.html”').waitFor()
  await pressUntil(['r', 'Enter'], gone(app.page, 'Two versions of “index.html”'))
  await expect.poll(content).toBe('<p>saved here again')
  await linkRow().getByText('Watching, sends on save').waitFor()

  await linkRow().click()
  await app.page.keyboard.press('Delete')
  await answer(app.page, 'Unlink', gone(app.page, 'Unlink “index.html”?'))
  await app.page.getByRole('heading', { name: 'No linked files yet' }).waitFor()
  expect(await content()).toBe('<p>saved here again')
})

test('a file is opened for editing by a key; what is saved goes up, and done removes the copy', async ({
  skip,
}) => {
  const { standIn } = app
  if (standIn === null) return skip('on a real Electron it would be opened in a program of the system')
  await app.page.getByRole('button', { name: 'My files' }).click()
  await row(app.page, 'Website').dblclick()
  await row(app.page, 'index.html').click()
  await app.page.keyboard.press('Control+KeyE')
  const opened = async () => (await standIn.ask('records')).openedPaths
  await expect.poll(opened).toHaveLength(1)
  const [copy = ''] = await opened()
  expect(await readFile(copy, 'utf8')).toBe(await content())
  await row(app.page, 'index.html').getByText('Open for editing').waitFor()

  await writeFile(copy, '<p>edited')
  await expect.poll(content).toBe('<p>edited')
  await app.page.getByRole('button', { name: 'Linked files' }).click()
  await app.page.getByText('Edits in progress').waitFor()
  await linkRow().getByText('1 save', { exact: false }).waitFor()
  await linkRow().getByRole('button', { name: 'Done: “index.html”' }).click()
  await app.page.getByText('The edit of “index.html” is finished').waitFor()
  await app.page.getByRole('heading', { name: 'No linked files yet' }).waitFor()
  expect(existsSync(copy)).toBe(false)
  expect(await content()).toBe('<p>edited')
})
