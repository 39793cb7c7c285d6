import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialog } from '../harness/screens.ts'
import { QuestionWorld } from '../harness/questions.ts'

const old = 'the old content'
const names = ['empty.txt', 'gone.txt', 'locked.txt', 'moved.txt', 'shrunk.txt', 'stale.txt'] as const
let world: QuestionWorld

beforeAll(async () => {
  const files = Object.fromEntries(names.map((name) => [name, old]))
  world = await QuestionWorld.open({
    'Old/': '',
    ...files,
    'shrunk.txt': 'x'.repeat(100_000),
    'Plan.txt': old,
  })
})
afterAll(() => world.close())

/** Leaves each question with Esc, and answers how many bytes of content were sent for it. */
async function left(title: string, raise: () => Promise<void>): Promise<number> {
  await raise()
  await world.asked(title)
  const before = world.site.received()
  await world.page.keyboard.press('Escape')
  await world.closed()
  return world.site.received() - before
}

/** When each question was raised, by the name of its file. */
const raised = () =>
  world.page.evaluate(async () => {
    const answer = await window.redrop.activity.snapshot()
    if (!answer.ok) throw new Error(answer.error.code)
    return Object.fromEntries(answer.value.items.map(({ name, question }) => [name, question?.raisedAt]))
  })

const openDecisions = () => world.page.getByText('Decisions', { exact: true }).first().click()
const question = (name: string) => world.page.locator('[data-question]').filter({ hasText: name })

test('Esc at each kind of question sends nothing, and the question stays', async () => {
  const { site } = world.site.server
  const bytes = [
    await left('Two versions of “stale.txt”', async () => {
      await world.site.elsewhere.save(world.uri('stale.txt'), 'theirs')
      await world.replace('stale.txt', 'ours')
    }),
    await left('“moved.txt” was moved', () => {
      world.beforeItIsLookedAt('moved.txt', () => world.move('moved.txt', 'Old'))
      return world.replace('moved.txt', 'ours')
    }),
    await left('“gone.txt” no longer exists', () => {
      world.beforeItIsLookedAt('gone.txt', () => world.trash('gone.txt'))
      return world.replace('gone.txt', 'ours')
    }),
    await left('Your file is empty', () => world.replace('empty.txt', '')),
    await left('Replace with a much smaller file?', () => world.replace('shrunk.txt', 'ours')),
    await left('“plan.txt” already exists', () => world.add('plan.txt', 'ours')),
    await left('“locked.txt” is in use', () => {
      site.hold(world.uri('locked.txt'), { type: 'viewer' })
      return world.replace('locked.txt', 'ours')
    }),
  ]
  expect(bytes).toEqual(bytes.map(() => 0))
  await openDecisions()
  await world.page.getByRole('heading', { name: '7 open' }).waitFor()
})

test('quitting, and starting again: all are there with what they said, and nothing was sent', async () => {
  const before = world.site.received()
  const { 'locked.txt': _tried, ...times } = await raised()
  expect(Object.values(times)).not.toContain(null)
  await world.restart('quit')
  expect(world.site.received()).toBe(before)
  expect(await raised()).toMatchObject(times)
  await openDecisions()
  await world.page.getByRole('heading', { name: '7 open' }).waitFor()
  await question('moved.txt').click()
  await world.page.getByText('It was moved to “My files / Old”.').waitFor()
  await question('shrunk.txt').click()
  await world.page.getByText(/“shrunk.txt” is \d+ KB on the server/).waitFor()
})

test('kill -9 at an open question, and starting again: it is there with its facts, decided, and the bytes are right', async () => {
  await question('stale.txt').click()
  await world.restart('kill')
  await openDecisions()
  await question('stale.txt').click()
  const detail = world.page.getByRole('region', { name: 'Two versions of “stale.txt”' })
  await detail.getByText('6 bytes').waitFor()
  await detail.getByRole('radio', { name: 'Replace with mine' }).check()
  await detail.getByRole('button', { name: 'Replace with mine' }).click()
  await expect.poll(() => world.content('stale.txt')).toBe('ours')
  await question('moved.txt').click()
  await world.page.getByRole('region', { name: '“moved.txt” was moved' }).waitFor()
  await world.past()
  await world.page.getByRole('button', { name: 'Replace it there' }).click()
  await expect.poll(() => world.content('Old/moved.txt')).toBe('ours')
  expect(await dialog(world.page).count()).toBe(0)
})
