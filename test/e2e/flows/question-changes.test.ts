import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DesktopApi } from '../../../src/shared/ipc/contract.ts'
import { dialog } from '../harness/screens.ts'
import { QuestionWorld } from '../harness/questions.ts'

const uri = 'cloudreve://my/report.txt'
let world: QuestionWorld
/** Bytes of content at the server when the question came up. */
let before: number

beforeEach(async () => {
  world = await QuestionWorld.open({ 'report.txt': 'the old content' })
  await world.site.elsewhere.save(uri, 'their content')
  await world.replace('report.txt', 'our content')
  await world.asked('Two versions of “report.txt”')
  before = world.site.received()
})
afterEach(() => world.close())

const changedNote = () => dialog(world.page).getByRole('alert').filter({ hasText: 'It has changed again' })
const picked = () => dialog(world.page).getByRole('radio', { name: 'Replace with mine' }).isChecked()

test('a third writer while the dialog is open: it shows their version by itself, and the choice is the default again', async () => {
  await world.page.keyboard.press('r')
  expect(await picked()).toBe(true)
  await world.site.elsewhere.save(uri, 'a third content')
  const theirs = world.site.received()
  await changedNote().waitFor()
  await dialog(world.page).getByText('15 bytes').waitFor()
  expect(await picked()).toBe(false)
  expect(world.site.received()).toBe(theirs)
  // It is the same dialog, not a new one.
  expect(await dialog(world.page).count()).toBe(1)
  await world.past()
  await world.page.keyboard.press('r')
  await world.page.keyboard.press('Enter')
  await expect.poll(() => world.site.content(uri)).toBe('our content')
  await world.closed()
})

test('a third writer right before the answer: nothing is sent, and the dialog stays with the new facts', async () => {
  await world.page.keyboard.press('r')
  await world.site.elsewhere.save(uri, 'a third content')
  const theirs = world.site.received()
  await world.page.keyboard.press('Enter')
  await changedNote().waitFor()
  // Pressed again at once: not meant for what is shown now.
  await world.page.keyboard.press('Enter')
  await dialog(world.page).getByText('15 bytes').waitFor()
  expect(world.site.received()).toBe(theirs)
  expect(await world.site.content(uri)).toBe('a third content')
})

test('answered by another view while the dialog is open: it closes', async () => {
  await answerElsewhere(world, 'replace')
  await world.closed()
  await expect.poll(() => world.site.content(uri)).toBe('our content')
})

test('answered by two views at once: one answer counts, and the content is sent once', async () => {
  const puts = () =>
    world.site.server.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/content'))
  const already = puts().length
  await world.page.keyboard.press('r')
  const [other] = await Promise.all([answerElsewhere(world, 'replace'), world.page.keyboard.press('Enter')])
  await expect.poll(() => world.site.content(uri)).toBe('our content')
  await world.closed()
  expect(puts()).toHaveLength(already + 1)
  expect(['answered', 'conflict']).toContain(other)
  expect(world.site.received()).toBe(before + 'our content'.length)
})

/** As another window would: by the same requests, without this one's dialog. */
async function answerElsewhere({ page }: QuestionWorld, kind: 'replace'): Promise<string> {
  return page.evaluate(async (answer) => {
    const { redrop } = window as unknown as { redrop: DesktopApi }
    const shown = await redrop.activity.snapshot()
    const item = shown.ok ? shown.value.items.find(({ question }) => question !== null) : undefined
    if (!item?.question) return 'conflict'
    const { revision } = item.question
    const decided = await redrop.decisions.decide({ id: item.id, revision, kind: answer })
    return decided.ok ? 'answered' : decided.error.code
  }, kind)
}
