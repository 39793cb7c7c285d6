import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QuestionWorld } from '../harness/questions.ts'
import { dialog } from '../harness/screens.ts'

const notes = ['# Notes', '', 'one', 'two', 'three', '', 'four', 'five', 'six', '']
/** `change`: lines by their index; a text of `notes` otherwise. */
const text = (change: Record<number, string>) => notes.map((line, at) => change[at] ?? line).join('\n')
const theirs = text({ 2: 'one, theirs', 7: 'five, theirs' })
const ours = text({ 4: 'three, ours', 7: 'five, ours' })

const chinese = ['标题', '第一行', '第二行', '第三行', '']
const gb = (lines: readonly string[]) => new Uint8Array(iconv.encode(lines.join('\r\n'), 'gb18030'))

/** A picture of one colour with a square of another one. */
function picture(left: number): Uint8Array<ArrayBuffer> {
  const png = new PNG({ width: 40, height: 20 })
  png.data.fill(255)
  for (let y = 5; y < 15; y++)
    for (let x = left; x < left + 10; x++) png.data.set([200, 0, 0, 255], (y * 40 + x) * 4)
  return new Uint8Array(PNG.sync.write(png))
}

let world: QuestionWorld
beforeAll(async () => {
  world = await QuestionWorld.open({
    'cancel.md': text({}),
    'merge.md': text({}),
    'third.md': text({}),
    'gb.txt': '',
    'photo.png': '',
  })
})
afterAll(() => world.close())

const heading = (name: string) => world.page.getByRole('heading', { name, exact: true })
const save = () => world.page.getByRole('button', { name: 'Save result' })

/** Somebody saves `there`, then `here` is dropped on the row, and both are opened to be compared. */
async function compare(name: string, there: Uint8Array<ArrayBuffer> | string, here: string | Uint8Array) {
  await world.site.elsewhere.save(world.uri(name), there)
  await world.replace(name, here)
  await world.asked(`Two versions of “${name}”`)
  await world.press('Open both to compare')
  await heading(`Compare “${name}”`).waitFor()
}

const mergeTab = () => world.page.getByText('Merge', { exact: true }).click()

test('differences are walked by key; cancelling a merge sends nothing and leaves the question', async () => {
  const { page, site } = world
  const received = () => site.received()
  await compare('cancel.md', theirs, ours)
  const before = received()
  await page.getByText('3 differences', { exact: true }).waitFor()
  const { standIn } = world.app
  if (standIn) {
    await page.getByRole('button', { name: 'Open both, read-only' }).click()
    await expect.poll(async () => (await standIn.ask('records')).openedPaths).toHaveLength(2)
    const { openedPaths } = await standIn.ask('records')
    const contents = await Promise.all(openedPaths.map((path) => readFile(path, 'utf8')))
    expect(contents).toEqual([theirs, ours])
    for (const path of openedPaths) expect((await stat(path)).mode & 0o777).toBe(0o400)
  }
  await page.getByText('1 of 3', { exact: true }).waitFor()
  await page.keyboard.press('F7')
  await page.getByText('2 of 3', { exact: true }).waitFor()
  await page.keyboard.press('Shift+F7')
  await page.keyboard.press('Shift+F7')
  await page.getByText('3 of 3', { exact: true }).waitFor()
  await page.getByText('One column', { exact: true }).click()
  await page.getByText('five, theirs').first().waitFor()
  await mergeTab()
  await page.getByText('3 changes since the common version').waitFor()
  await expect.poll(() => save().isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await dialog(page).getByRole('heading', { name: 'Two versions of “cancel.md”' }).waitFor()
  await world.past()
  await page.keyboard.press('Escape')
  await world.closed()
  expect(received()).toBe(before)
  expect(await world.content('cancel.md')).toBe(theirs)
})

test('a three-way merge by keyboard: what only one side changed is taken, the rest is chosen, the result is saved', async () => {
  const { page } = world
  await compare('merge.md', theirs, ours)
  await mergeTab()
  await heading('Merge “merge.md”').waitFor()
  await page.getByText('2 settled, 1 choice left').waitFor()
  await page.keyboard.press('1')
  await page.getByText('3 settled', { exact: true }).waitFor()
  await page.keyboard.press('Control+s')
  await expect
    .poll(() => world.content('merge.md'))
    .toBe(text({ 2: 'one, theirs', 4: 'three, ours', 7: 'five, theirs' }))
  await heading('Merge “merge.md”').waitFor({ state: 'hidden' })
  // Nothing of the comparison is left on this computer.
  await expect.poll(() => readdir(join(world.app.home, 'profile', 'compare'))).toEqual([])
})

test('a third writer during a merge: nothing is replaced unseen, and the merge is what the next question is about', async () => {
  const { page, site } = world
  await compare('third.md', theirs, ours)
  await mergeTab()
  await page.getByText('1 choice left').waitFor()
  await page.keyboard.press('2')
  const third = text({ 2: 'one, theirs', 7: 'five, theirs', 8: 'six, third' })
  await site.elsewhere.save(world.uri('third.md'), third)
  const received = site.received()
  await page.keyboard.press('Control+s')
  await world.asked('Two versions of “third.md”')
  expect(site.received()).toBe(received)
  expect(await world.content('third.md')).toBe(third)
  await world.press('Open both to compare')
  await heading('Compare “third.md”').waitFor()
  await mergeTab()
  await heading('Merge “third.md”').waitFor()
  await expect.poll(() => save().isEnabled()).toBe(true)
  await save().click()
  await expect
    .poll(() => world.content('third.md'))
    .toBe(text({ 2: 'one, theirs', 4: 'three, ours', 7: 'five, ours', 8: 'six, third' }))
})

test('encoding and line ends of a text stay as they are; what is written in it is saved', async () => {
  const { page, site } = world
  const [there, here] = [chinese.with(1, '第一行，他们的'), chinese.with(1, '第一行，我们的')]
  await compare('gb.txt', gb(there), gb(here))
  await page.getByText('GB18030 · CRLF').first().waitFor()
  await mergeTab()
  await page.getByRole('button', { name: 'Write it myself' }).click()
  const field = page.getByLabel('Text of the result')
  // The common version is empty: all of it is to be chosen.
  await field.fill(chinese.with(1, '第一行，大家的').slice(0, -1).join('\n'))
  await field.press('Control+Enter')
  await page.keyboard.press('Control+s')
  await expect
    .poll(async () => {
      const bytes = await site.server.ledger.current(world.uri('gb.txt'))?.bytes()
      return bytes && Buffer.from(bytes).toString('hex')
    })
    .toBe(Buffer.from(gb(chinese.with(1, '第一行，大家的'))).toString('hex'))
})

test('pictures: how much differs, a divider moved by keys, and an answer given there', async () => {
  const { page, site } = world
  const mine = picture(22)
  await compare('photo.png', picture(12), mine)
  await page.getByText('Pictures differ', { exact: true }).waitFor()
  // Two squares of 100 pixels of 800.
  await page.getByText('25% of the area').waitFor()
  await page.getByText('Slider', { exact: true }).click()
  const divider = page.getByRole('slider', { name: 'Divider' })
  await divider.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await divider.getAttribute('aria-valuenow')).toBe('61')
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => {
      const bytes = await site.server.ledger.current(world.uri('photo.png'))?.bytes()
      return bytes && Buffer.from(bytes).equals(Buffer.from(mine))
    })
    .toBe(true)
})
