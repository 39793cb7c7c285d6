import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { dialog, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
/** The file of this test. */
let name: string
let tests = 0
/** Bytes of content that the server had received before the drop. */
let before: number

const uri = (): string => `cloudreve://my/${name}`

async function start(): Promise<void> {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/first.txt', 'so that there is a list')
  await signIn(app, site)
}

async function end(): Promise<void> {
  await app.close()
  await site.server.close()
}

/** Somebody else saves a newer version between the listing and the drop. */
async function ask(): Promise<void> {
  name = `report-${'abcdefghij'[tests++] ?? ''}.txt`
  await site.elsewhere.save(uri(), 'the old content')
  await app.page.keyboard.press('F5')
  await row(app.page, name).waitFor()
  await site.elsewhere.save(uri(), 'their content')
  before = site.received()
  await dropFiles(row(app.page, name), [await app.file(name, 'our content')])
  await dialog(app.page).getByText(`Two versions of “${name}”`).waitFor()
}

/** What the file has become: itself, and a copy next to it perhaps. */
const names = (): string[] =>
  site.server.site.state.files
    .filter((file) => file.type === 'file' && file.name.startsWith(name.replace('.txt', '')))
    .map((file) => file.name)

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

describe('answered', () => {
  beforeAll(start)
  beforeEach(ask)
  afterAll(end)

  test.each(answers)('“$title” by the pointer', async ({ title, saved, files }) => {
    expect(site.received()).toBe(before)
    await choose(title)
    await answer(app.page, title, () => dialog(app.page).isHidden())
    await expect.poll(names).toHaveLength(files)
    await expect.poll(() => site.content(uri())).toBe(saved)
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
    await expect.poll(() => site.content(uri())).toBe(saved)
  })
})

describe('left open, or overtaken', () => {
  beforeEach(async () => {
    await start()
    await ask()
  })
  afterEach(end)

  test('a third writer while the dialog is open: what was not on screen is not replaced', async () => {
    await site.elsewhere.save(uri(), 'a third content')
    const received = site.received()
    await choose('Replace with mine')
    // The question comes again, about the version that nobody had seen.
    await answer(app.page, 'Replace with mine', () => dialog(app.page).getByText('15 bytes').isVisible())
    expect(await site.content(uri())).toBe('a third content')
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
    await app.page.getByText(name).first().waitFor()
    expect(await site.content(uri())).toBe('their content')
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
    await app.page.getByText(name).first().waitFor()
    expect(await site.content(uri())).toBe('their content')
    await app.page.getByText('Replace with mine', { exact: true }).first().click()
    await app.page.getByRole('button', { name: 'Replace with mine' }).click()
    await expect.poll(() => site.content(uri())).toBe('our content')
  })

  test('kill -9 at an open question: the next run still has it', async () => {
    const { home } = app
    await app.kill()
    app = await App.launch({ home })
    await app.page.getByText('Decisions', { exact: true }).first().click()
    await app.page.getByText(name).first().waitFor()
    expect(site.received()).toBe(before)
  })
})
