import { afterEach, beforeEach, expect, test } from 'vitest'
import { dialog } from '../harness/screens.ts'
import { QuestionWorld } from '../harness/questions.ts'

let world: QuestionWorld
let token: string

beforeEach(async () => {
  world = await QuestionWorld.open({ 'report.txt': 'the old content' })
  token = world.site.server.site.hold(world.uri('report.txt'), { type: 'viewer' }).token
  await world.replace('report.txt', 'ours')
  await world.asked('“report.txt” is in use')
})
afterEach(() => world.close())

test('while the dialog is open it goes on waiting; saved meanwhile, it closes by itself and says so', async () => {
  world.site.server.site.locks.release(token)
  await world.closed()
  await world.page.getByText('Replaced “report.txt”').waitFor()
  expect(await world.content('report.txt')).toBe('ours')
})

test('“Wait” leaves it waiting without another question', async () => {
  await world.page.keyboard.press('Enter')
  await world.closed()
  expect(await world.content('report.txt')).toBe('the old content')
  world.site.server.site.locks.release(token)
  await expect.poll(() => world.content('report.txt'), { timeout: 60_000 }).toBe('ours')
})

test('somebody else opens it while it is asked about: their lock is shown, and only what was shown is released', async () => {
  const { site } = world.site.server
  site.locks.release(token)
  const theirs = site.hold(world.uri('report.txt'), { type: 'dav' })
  await dialog(world.page).getByText('It is open in a WebDAV program.').waitFor({ timeout: 60_000 })
  expect(site.locks.holds(theirs.token)).toBe(true)
  expect(await world.content('report.txt')).toBe('the old content')
})
