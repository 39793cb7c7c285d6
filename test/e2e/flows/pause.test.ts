import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const uri = 'cloudreve://my/film.bin'
const content = randomBytes(1_500_000).toString('hex')

/** A file on its way at a speed that leaves time to pause it. */
async function sending(): Promise<void> {
  await site.elsewhere.save(uri, 'the old content')
  await signIn(app, site)
  await app.page.evaluate(() => window.redrop.settings.set({ uploadLimit: 400_000 }))
  await dropFiles(row(app.page, 'film.bin'), [await app.file('film.bin', content)])
  await expect.poll(() => site.received()).toBeGreaterThan(100_000)
  await app.page.keyboard.press('Control+j')
}

const button = (name: string) => app.page.getByRole('button', { name, exact: true })

/** Nothing arrives while a second of the app's own time goes by. */
async function nothingArrives(): Promise<void> {
  const before = site.received()
  await app.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)))
  expect(site.received()).toBe(before)
}

test('a paused transfer sends nothing, stays paused when the app is killed, and is whole when it is resumed', async () => {
  await sending()
  await button('Pause “film.bin”').click()
  await button('Resume “film.bin”').waitFor()
  await nothingArrives()
  expect(await site.content(uri)).toBe('the old content')
  await app.kill()
  app = await App.launch({ home: app.home })
  await app.page.evaluate(() => window.redrop.settings.set({ uploadLimit: null }))
  await row(app.page, 'film.bin').waitFor()
  await app.page.keyboard.press('Control+j')
  await button('Resume “film.bin”').waitFor()
  await nothingArrives()
  await button('Resume “film.bin”').click()
  await expect.poll(() => site.content(uri)).toBe(content)
})

test('all paused: what runs stops, what is new waits, one that is resumed goes on alone, then all go on', async () => {
  await site.elsewhere.save('cloudreve://my/note.txt', 'the old note')
  await sending()
  await button('Pause all').click()
  await button('Resume all').waitFor()
  await nothingArrives()
  await dropFiles(row(app.page, 'note.txt'), [await app.file('note.txt', 'the new note, longer')])
  await app.page.getByText('Paused · ').first().waitFor()
  await nothingArrives()
  await button('Resume “note.txt”').click()
  await expect.poll(() => site.content('cloudreve://my/note.txt')).toBe('the new note, longer')
  await nothingArrives()
  await app.page.evaluate(() => window.redrop.settings.set({ uploadLimit: null }))
  await button('Resume all').click()
  await expect.poll(() => site.content(uri)).toBe(content)
})

test('what was undone comes back with Redo', async () => {
  await site.elsewhere.save('cloudreve://my/note.txt', 'the old note')
  await signIn(app, site)
  await dropFiles(row(app.page, 'note.txt'), [await app.file('note.txt', 'the new note, longer')])
  await button('Undo').first().click()
  await expect.poll(() => site.content('cloudreve://my/note.txt')).toBe('the old note')
  await button('Redo').first().click()
  await expect.poll(() => site.content('cloudreve://my/note.txt')).toBe('the new note, longer')
})
