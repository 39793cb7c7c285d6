import { afterAll, beforeAll, expect, test } from 'vitest'
import { OtherPlace } from '../harness/other-place.ts'
import { dialog, row } from '../harness/screens.ts'
import { QuestionWorld } from '../harness/questions.ts'

const old = 'the old content'
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const long = 'x'.repeat(100_000)
let world: QuestionWorld

beforeAll(async () => {
  const files = {
    'Old/': '',
    'moved.txt': old,
    'renamed.txt': old,
    'gone.txt': old,
    'trashed.txt': old,
    'empty.txt': old,
    'shrunk.txt': long,
    'type.pdf': '%PDF-1.7 a document',
    'locked.txt': old,
    'released.txt': old,
    'covered.txt': old,
    'full.txt': old,
    'suffix.txt': old,
    'theirs.txt': old,
    'shared.txt': old,
  }
  // Of those who write into the space of others there are some in the Pro edition.
  world = await QuestionWorld.open(files, {}, { otherWriters: true })
})
afterAll(() => world.close())

/** Bytes of content at the server since `before`. */
async function sent(work: () => Promise<void>): Promise<number> {
  const before = world.site.received()
  await work()
  return world.site.received() - before
}

test('moved: replaced where it is now, by the keyboard', async () => {
  world.beforeItIsLookedAt('moved.txt', () => world.move('moved.txt', 'Old'))
  const bytes = await sent(async () => {
    await world.replace('moved.txt', 'ours')
    await world.asked('“moved.txt” was moved')
  })
  expect(bytes).toBe(0)
  await world.page.keyboard.press('Enter')
  await expect.poll(() => world.content('Old/moved.txt')).toBe('ours')
  expect(await world.content('moved.txt')).toBe(null)
})

test('renamed: a new file under the old name, by the pointer', async () => {
  world.beforeItIsLookedAt('renamed.txt', () => world.move('renamed.txt', 'Old', 'another.txt'))
  await world.replace('renamed.txt', 'ours')
  await world.asked('“renamed.txt” was moved')
  await world.press('New file here')
  await expect.poll(() => world.content('renamed.txt')).toBe('ours')
  expect(await world.content('Old/another.txt')).toBe(old)
})

test('gone for good: another place is chosen by the keyboard, folder and name', async () => {
  const { tree } = world.site.server.site
  world.beforeItIsLookedAt('gone.txt', () => tree.remove(world.node('gone.txt')))
  await world.replace('gone.txt', 'ours')
  await world.asked('“gone.txt” no longer exists')
  await world.page.keyboard.press('Tab')
  const choose = dialog(world.page).getByRole('button', { name: 'Choose another place…' })
  await choose.focus()
  await world.page.keyboard.press('Enter')
  await world.asked('Choose another place')
  await world.page.getByRole('option', { name: 'Old' }).waitFor()
  // From the name back to the folders; letters and Enter go into one.
  await world.page.keyboard.press('Shift+Tab')
  await world.page.keyboard.type('old')
  await world.page.keyboard.press('Enter')
  await world.page.getByText('No folders here').waitFor()
  await world.page.keyboard.press('Tab')
  await world.page.keyboard.press('ControlOrMeta+A')
  await world.page.keyboard.type('chosen.txt')
  await world.page.keyboard.press('Enter')
  await expect.poll(() => world.content('Old/chosen.txt')).toBe('ours')
  await world.closed()
})

test('in the trash: brought back and replaced, by the pointer', async () => {
  world.beforeItIsLookedAt('trashed.txt', () => world.trash('trashed.txt'))
  await world.replace('trashed.txt', 'ours')
  await world.asked('“trashed.txt” no longer exists')
  await world.press('Bring it back and replace it')
  await expect.poll(() => world.content('trashed.txt')).toBe('ours')
})

test('an empty file: nothing is replaced by default, by the keyboard', async () => {
  await world.replace('empty.txt', '')
  await world.asked('Your file is empty')
  await expect(dialog(world.page).getAttribute('role')).resolves.toBe('alertdialog')
  await world.page.keyboard.press('Enter')
  await world.closed()
  expect(await world.content('empty.txt')).toBe(old)
})

test('a much smaller file: replaced anyway, by the pointer', async () => {
  await world.replace('shrunk.txt', 'ours')
  await world.asked('Replace with a much smaller file?')
  await world.press('Replace anyway')
  await expect.poll(() => world.content('shrunk.txt')).toBe('ours')
})

test('another type: replaced anyway with R and Enter', async () => {
  await world.replace('type.pdf', new Uint8Array([...png, ...new Uint8Array(500)]))
  await world.asked('Replace a PDF with a PNG?')
  await world.page.keyboard.press('r')
  await world.page.keyboard.press('Enter')
  await world.closed()
  await expect.poll(() => world.content('type.pdf').then((text) => text?.length)).toBeGreaterThan(500)
})

test('in use by a WebDAV program: Esc leaves it waiting, and it is sent when it is free', async () => {
  const { token } = world.site.server.site.hold(world.uri('locked.txt'), { type: 'dav' })
  await world.replace('locked.txt', 'ours')
  await world.asked('“locked.txt” is in use')
  await world.page.keyboard.press('Escape')
  await world.closed()
  expect(await world.content('locked.txt')).toBe(old)
  world.site.server.site.locks.release(token)
  await expect.poll(() => world.content('locked.txt'), { timeout: 60_000 }).toBe('ours')
})

test('a lock is released only behind a disclosure, and after a second question', async () => {
  const { token } = world.site.server.site.hold(world.uri('released.txt'), { type: 'viewer' })
  await world.replace('released.txt', 'ours')
  await world.asked('“released.txt” is in use')
  await expect(dialog(world.page).getByRole('button', { name: 'Release lock…' }).isVisible()).resolves.toBe(
    false,
  )
  await dialog(world.page).getByText('I know nobody is editing it').click()
  await world.press('Release lock…')
  await world.asked('Release the lock of “released.txt”?')
  // The default keeps waiting.
  await world.page.keyboard.press('Enter')
  await world.asked('“released.txt” is in use')
  expect(world.site.server.site.locks.holds(token)).toBe(true)
  await dialog(world.page).getByText('I know nobody is editing it').click()
  await world.press('Release lock…')
  await world.asked('Release the lock of “released.txt”?')
  await world.press('Release lock')
  await expect.poll(() => world.content('released.txt')).toBe('ours')
})

test('saved at once: the version that nobody saw is brought back, by the keyboard', async () => {
  world.site.server.faults.lostUpdateWindow(2)
  const arrived = new Promise<void>((resolve) =>
    world.before(({ method, path }) => method === 'PUT' && path.endsWith('/file/content'), resolve),
  )
  const theirs = world.site.elsewhere.save(world.uri('covered.txt'), 'theirs')
  await arrived
  await world.replace('covered.txt', 'ours')
  await theirs
  await world.asked('Two versions of “covered.txt” were saved at once')
  expect(await world.content('covered.txt')).toBe('ours')
  await world.page.keyboard.press('Enter')
  await world.closed()
  await expect.poll(() => world.content('covered.txt')).toBe('theirs')
})

test('no space: says what is needed, has nothing to send, and stays in Decisions', async () => {
  const { groups } = world.site.server.site.state
  const before = groups.map(({ quota }) => quota)
  for (const group of groups) group.quota = 1_000
  await world.replace('full.txt', 'y'.repeat(5_000))
  await world.asked('Not enough space')
  await world.page.keyboard.press('Enter')
  await world.closed()
  groups.forEach((group, at) => (group.quota = before[at] ?? 0))
  expect(await world.content('full.txt')).toBe(old)
  await row(world.page, 'full.txt').getByRole('button', { name: 'Needs you' }).click()
  await world.asked('Not enough space')
  await world.press('Cancel this transfer')
  await world.closed()
})

test('a name that the storage refuses: named, taken away by the pointer', async () => {
  const [policy] = world.site.server.site.state.policies
  if (!policy) throw new Error('no policy')
  policy.extensions = { list: ['txt'], deny: true }
  await world.replace('suffix.txt', 'ours')
  await world.asked('The server does not accept “suffix.txt”')
  await world.press('Cancel this transfer')
  await world.closed()
  policy.extensions = null
  expect(await world.content('suffix.txt')).toBe(old)
})

test('not allowed: “OK” keeps the question, “Cancel this transfer” takes it away, and nothing is replaced', async () => {
  // As a site answers where others may only read.
  const allow = world.site.server.faults.add({
    match: { method: 'PUT', path: /content/ },
    do: { kind: 'answer', status: 200, contentType: 'application/json', body: '{"code":403,"msg":"no"}' },
  })
  await world.replace('theirs.txt', 'ours')
  await world.asked('“theirs.txt” cannot be replaced')
  await world.press('OK')
  await world.closed()
  await row(world.page, 'theirs.txt').getByRole('button', { name: 'Needs you' }).click()
  await world.asked('“theirs.txt” cannot be replaced')
  await world.press('Cancel this transfer')
  await world.closed()
  await row(world.page, 'theirs.txt').getByText('Needs you').waitFor({ state: 'detached' })
  allow()
  expect(await world.content('theirs.txt')).toBe(old)
})

test('somebody else has saved it: the question names who, and theirs stays when yours is saved next to it', async () => {
  const { server } = world.site
  server.site.addUser({ email: 'ben@example.org', password: 'a horse of his own', nickname: 'Ben' })
  const ana = server.site.ids.encode('user', world.node('shared.txt').ownerId)
  const ben = await OtherPlace.signIn(server.url, 'ben@example.org', 'a horse of his own')
  await ben.save(`cloudreve://${ana}@my/shared.txt`, 'of Ben')
  await world.replace('shared.txt', 'ours')
  await world.asked('Two versions of “shared.txt”')
  await dialog(world.page).getByText('Ben saved a newer version after the one you started from.').waitFor()
  await world.past()
  await world.page.keyboard.press('Enter')
  await world.closed()
  await expect.poll(() => world.names().filter((name) => /^shared \(.+\)\.txt$/.test(name))).toHaveLength(1)
  expect(await world.content('shared.txt')).toBe('of Ben')
})
