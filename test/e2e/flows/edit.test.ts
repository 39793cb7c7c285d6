import { access, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, gone } from '../harness/answer.ts'
import { App, runsOn } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dialog, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const plan = 'cloudreve://my/plan.odt'
let site: Site
let app: App
beforeAll(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save(plan, 'on the server')
  await site.elsewhere.save('cloudreve://my/notes.txt', 'notes')
  await site.elsewhere.save('cloudreve://my/tool.desktop', '[Desktop Entry]')
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

/** Paths that programs were asked to open. */
const opened = async () => (await app.standIn?.ask('records'))?.openedPaths ?? []

async function edit(name: string): Promise<void> {
  await row(app.page, name).click()
  await app.page.keyboard.press('Control+E')
}

async function copyOf(name: string): Promise<string> {
  await expect.poll(async () => (await opened()).some((path) => path.endsWith(name))).toBe(true)
  return (await opened()).findLast((path) => path.endsWith(name)) ?? ''
}

/** A dialog that has just appeared does not take keys meant for something else. */
async function pressUntil(key: string, follows: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(async () => {
      await app.page.keyboard.press(key)
      return follows()
    })
    .toBe(true)
}

const isGone = (path: string) =>
  access(path).then(
    () => false,
    () => true,
  )

test.skipIf(runsOn() === 'Electron')(
  'a file is opened in its program, each save is sent, done leaves nothing; a closed one ends by itself; what is not sent is asked about',
  async () => {
    await edit('tool.desktop')
    await app.page.getByText('is a program. Redrop starts none').waitFor()
    expect(await opened()).toEqual([])

    await edit('plan.odt')
    const copy = await copyOf('plan.odt')
    expect(await readFile(copy, 'utf8')).toBe('on the server')
    expect((await stat(copy)).mode & 0o777).toBe(0o600)
    const before = site.received()
    const lock = join(dirname(copy), '.~lock.plan.odt#')
    await writeFile(lock, ',ana')
    await app.page.getByRole('button', { name: 'Linked files' }).click()
    const planRow = row(app.page, 'plan.odt')
    await planRow.getByText('Open in LibreOffice').waitFor()
    expect(site.received()).toBe(before)
    expect(await axe(app.page)).toEqual([])

    await writeFile(copy, 'saved by a program')
    await expect.poll(() => site.content(plan)).toBe('saved by a program')
    await planRow.getByRole('button', { name: 'Done: “plan.odt”' }).click()
    await dialog(app.page).getByText('LibreOffice').first().waitFor()
    await answer(app.page, 'Cancel', () => dialog(app.page).isHidden())
    await rm(lock)
    await planRow.waitFor({ state: 'detached' })
    expect(await isGone(dirname(copy))).toBe(true)

    await app.page.getByRole('button', { name: 'My files' }).click()
    await edit('notes.txt')
    const notes = await copyOf('notes.txt')
    await app.page.getByRole('button', { name: 'Linked files' }).click()
    const notesRow = row(app.page, 'notes.txt')
    await notesRow.getByRole('button', { name: 'Done: “notes.txt”' }).waitFor()
    await site.elsewhere.save('cloudreve://my/notes.txt', 'theirs')
    await writeFile(notes, 'mine')
    await dialog(app.page).getByText('Two versions of “notes.txt”').waitFor()
    await pressUntil('Escape', gone(app.page, 'Two versions of “notes.txt”'))
    await notesRow.click()
    await pressUntil('Delete', () => dialog(app.page).getByText('has changes that are not sent').isVisible())
    await answer(app.page, 'Discard changes', gone(app.page, '“notes.txt” has changes that are not sent'))
    await expect.poll(() => isGone(dirname(notes))).toBe(true)
    await app.page.getByRole('heading', { name: 'No linked files yet' }).waitFor()
    expect(await site.content('cloudreve://my/notes.txt')).toBe('theirs')
  },
)
