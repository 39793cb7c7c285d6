import { afterEach, beforeEach, expect, test } from 'vitest'
import { dialog } from '../harness/screens.ts'
import { QuestionWorld } from '../harness/questions.ts'

const names = ['a.txt', 'b.txt', 'c.txt'] as const
let world: QuestionWorld

beforeEach(async () => {
  world = await QuestionWorld.open({
    ...Object.fromEntries(names.map((name) => [name, 'old'])),
    'empty.txt': 'old',
  })
  for (const name of names) {
    await world.site.elsewhere.save(world.uri(name), `their ${name}`)
    await world.replace(name, `our ${name}`)
    await world.asked(`Two versions of “${name}”`)
    await world.page.keyboard.press('Escape')
    await world.closed()
  }
  await world.replace('empty.txt', '')
  await world.asked('Your file is empty')
  await world.page.keyboard.press('Escape')
  await world.closed()
  await world.page.getByText('Decisions', { exact: true }).first().click()
})
afterEach(() => world.close())

const contents = () => Promise.all(names.map((name) => world.content(name)))
const ours = names.map((name) => `our ${name}`)

test('“Answer all…” says what it does in numbers, then does it to all of the kind', async () => {
  await world.page.getByRole('button', { name: 'Answer all…' }).click()
  await world.asked('Answer 3 questions at once')
  await dialog(world.page).getByText('Replaces 3 files on the server.').click()
  await world.press('Replace with mine (3)')
  await expect.poll(contents).toEqual(ours)
  await world.page.getByRole('heading', { name: '1 open' }).waitFor()
  expect(await world.content('empty.txt')).toBe('old')
})

test('by the keyboard: R picks, A means the other two as well, Enter answers; one that changed meanwhile is asked again', async () => {
  await world.page.locator('[data-question]').first().focus()
  await world.page.keyboard.press('r')
  await world.page.keyboard.press('a')
  await world.page.getByRole('checkbox', { name: 'Same for the other 2' }).isChecked()
  await world.site.elsewhere.save(world.uri('a.txt'), 'a third content')
  // Enter on the row goes to the answer, and Enter there gives it.
  await world.page.keyboard.press('Enter')
  await world.past()
  await world.page.keyboard.press('Enter')
  await expect.poll(contents).toEqual(['a third content', 'our b.txt', 'our c.txt'])
  await world.page.getByText('1 question is still open').waitFor()
  await world.page.getByRole('heading', { name: '2 open' }).waitFor()
})

test('arrows and N go through the questions, and nothing is sent by that', async () => {
  const before = world.site.received()
  const first = world.page.locator('[data-question]').first()
  await first.focus()
  await world.page.keyboard.press('End')
  await world.page.getByRole('heading', { name: 'Your file is empty' }).waitFor()
  await world.page.keyboard.press('n')
  await world.page.getByRole('region', { name: 'Two versions of “c.txt”' }).waitFor()
  expect(world.site.received()).toBe(before)
})
