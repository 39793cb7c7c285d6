import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/notes.txt', 'the old notes')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const copied = (content: Readonly<Record<string, string>>) => app.standIn?.ask('setClipboard', content)
const spooled = () => readdir(join(app.home, 'profile', 'spool'))
const names = () => site.server.site.state.files.map(({ name }) => name)

test('a picture on the clipboard becomes a new file, named by the time; its private copy is gone afterwards', async () => {
  await signIn(app, site)
  await copied({ 'image/png': 'a picture', 'text/plain': 'its address' })
  await app.page.keyboard.press('Control+v')
  await expect
    .poll(names)
    .toContainEqual(expect.stringMatching(/^Clipboard \d{4}-\d\d-\d\d \d\d\.\d\d\.png$/))
  const name = names().find((one) => one.startsWith('Clipboard')) ?? ''
  expect(await site.content(`cloudreve://my/${encodeURIComponent(name)}`)).toBe('a picture')
  await expect.poll(spooled).toEqual([])
})

test('text becomes a .txt file, and pasted twice it is there twice', async () => {
  await signIn(app, site)
  await copied({ 'text/plain': 'some text' })
  await app.page.keyboard.press('Control+v')
  await expect.poll(() => names().filter((name) => name.startsWith('Clipboard'))).toHaveLength(1)
  await app.page.keyboard.press('Control+v')
  await expect.poll(() => names().filter((name) => name.endsWith('.txt'))).toHaveLength(3)
})

test('with one file selected, what is pasted replaces it', async () => {
  await signIn(app, site)
  await copied({ 'text/plain': 'the new notes' })
  await row(app.page, 'notes.txt').click()
  await app.page.keyboard.press('Control+v')
  await expect.poll(() => site.content('cloudreve://my/notes.txt')).toBe('the new notes')
  expect(names()).not.toContainEqual(expect.stringMatching(/^Clipboard/))
})

test('copied files are uploaded, and an empty clipboard says so', async () => {
  await signIn(app, site)
  await list(app.page).focus()
  await copied({})
  await app.page.keyboard.press('Control+v')
  await app.page.getByText('There is no file, picture or text on the clipboard.').waitFor()
  await copied({ 'text/uri-list': pathToFileURL(await app.file('copied.txt', 'copied')).href })
  await app.page.keyboard.press('Control+v')
  await expect.poll(() => site.content('cloudreve://my/copied.txt')).toBe('copied')
})

test('in a text field Ctrl V is the field’s', async () => {
  await signIn(app, site)
  await copied({ 'text/plain': 'some text' })
  await app.page.keyboard.press('Control+f')
  const before = site.server.requests.length
  await app.page.keyboard.press('Control+v')
  await app.page.keyboard.press('Escape')
  await list(app.page).focus()
  expect(site.server.requests.slice(before).filter(({ method }) => method === 'PUT')).toEqual([])
  expect(names()).not.toContainEqual(expect.stringMatching(/^Clipboard/))
})
