import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialog } from '../harness/screens.ts'
import { QuestionWorld } from '../harness/questions.ts'

const old = 'the old content'
let world: QuestionWorld

beforeAll(async () => {
  world = await QuestionWorld.open({
    'Docs/': '',
    'Gone/': '',
    'Moved/': '',
    'Other/': '',
    'Other/race.txt': old,
    'Plan.TXT': old,
    ['caf\u0065\u0301.txt']: old,
  })
})
afterAll(() => world.close())

const put = ({ method, path }: { method: string; path: string }) =>
  method === 'PUT' && path.endsWith('/file/content')

test('taken in the same moment: replaced with R and Enter; it can be undone, so it says so', async () => {
  world.before(put, () => world.site.server.site.tree.place(world.node('race.txt'), root(), 'new.txt'))
  await world.add('new.txt', 'ours')
  await world.asked('“new.txt” already exists')
  await dialog(world.page).getByText('The server’s version stays in Versions; you can undo this.').waitFor()
  await world.page.keyboard.press('r')
  await world.page.keyboard.press('Enter')
  await expect.poll(() => world.content('new.txt')).toBe('ours')
  await world.closed()
})

test('taken by a name in other letters: saved next to it, by the pointer', async () => {
  await world.add('plan.txt', 'ours')
  await world.asked('“plan.txt” already exists')
  await world.press('Save next to it')
  await world.closed()
  await expect.poll(() => world.names().filter((name) => /^plan /.test(name))).toHaveLength(1)
  expect(await world.content('Plan.TXT')).toBe(old)
})

test('taken by a name composed in another way: the server’s is kept with K and Enter', async () => {
  const before = world.site.received()
  await world.add('caf\u00e9.txt', 'ours')
  await world.asked('“caf\u00e9.txt” already exists')
  await world.page.keyboard.press('k')
  await world.page.keyboard.press('Enter')
  await world.closed()
  expect(world.site.received()).toBe(before)
})

test('taken where the server keeps no versions: replacing is dangerous, and not the default', async () => {
  const [user] = world.site.server.site.state.users
  if (!user) throw new Error('no user')
  const { retention } = user
  user.retention = { enabled: false, max: 0, ext: [] }
  // The app reads it every ten minutes; a new sign-in reads it now.
  await world.restart()
  await world.add('PLAN.txt', 'ours')
  await world.asked('“PLAN.txt” already exists')
  await dialog(world.page).getByText('The server keeps no versions').waitFor()
  expect(await dialog(world.page).getAttribute('role')).toBe('alertdialog')
  await world.page.keyboard.press('r')
  const button = dialog(world.page).getByRole('button', { name: 'Replace', exact: false }).last()
  expect(await button.getAttribute('class')).toContain('btn-danger')
  await world.page.keyboard.press('k')
  await world.page.keyboard.press('Enter')
  await world.closed()
  user.retention = retention
})

test('taken by a folder: another place and name are chosen, by the pointer', async () => {
  await world.add('Docs', 'ours')
  await world.asked('“Docs” already exists')
  await world.press('Choose another place…')
  await world.asked('Choose another place')
  await world.page.getByRole('option', { name: 'Other' }).dblclick()
  await world.page.getByText('No folders here').waitFor()
  await world.press('Save here')
  await expect.poll(() => world.content('Other/Docs')).toBe('ours')
  await world.closed()
})

test('the folder is gone: a new one is made for it in the dialog, by the keyboard', async () => {
  world.beforeItIsLookedAt('Gone', () => world.trash('Gone'))
  await world.add('report.txt', 'ours', 'Gone')
  await world.asked('The folder for “report.txt” no longer exists')
  await world.page.keyboard.press('Enter')
  await world.asked('Choose another place')
  // Gone is gone: the nearest one above it is shown.
  await world.page.getByRole('option', { name: 'Docs' }).waitFor()
  await dialog(world.page).getByRole('button', { name: 'New folder' }).focus()
  await world.page.keyboard.press('Enter')
  await world.asked('New folder')
  await world.page.keyboard.type('Made')
  await world.page.keyboard.press('Enter')
  await world.page.getByText('No folders here').waitFor()
  await world.press('Save here')
  await expect.poll(() => world.content('Made/report.txt')).toBe('ours')
  await world.closed()
})

test('the folder was moved: saved there, by the keyboard', async () => {
  world.beforeItIsLookedAt('Moved', () => world.move('Moved', 'Other'))
  await world.add('letter.txt', 'ours', 'Moved')
  await world.asked('The folder for “letter.txt” no longer exists')
  await world.page.keyboard.press('Enter')
  await expect.poll(() => world.content('Other/Moved/letter.txt')).toBe('ours')
  await world.closed()
})

test('a name that no server takes: saved under the one that is proposed', async () => {
  await world.add('a:b.txt', 'ours')
  await world.asked('The server does not accept “a:b.txt”')
  await world.press('Save as “a_b.txt”')
  await expect.poll(() => world.content('a_b.txt')).toBe('ours')
  await world.closed()
})

test('too big for the storage: said with the limit, nothing sent, taken away', async () => {
  const [policy] = world.site.server.site.state.policies
  if (!policy) throw new Error('no policy')
  policy.maxSize = 1_000
  await world.add('big.txt', 'z'.repeat(5_000))
  await world.asked('“big.txt” is too big for this site')
  await world.press('Cancel this transfer')
  await world.closed()
  policy.maxSize = 0
  expect(await world.content('big.txt')).toBe(null)
})

function root() {
  const { tree } = world.site.server.site
  return tree.root(world.node('Docs').ownerId).id
}
