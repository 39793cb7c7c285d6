import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeAll(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.createFolder('cloudreve://my/Inbox')
  await site.elsewhere.save('cloudreve://my/Inbox/Trip/plan.txt', 'the old plan')
  await site.elsewhere.save('cloudreve://my/Inbox/Trip/notes.txt', 'their newer notes')
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

const dialog = () => app.page.getByRole('dialog')
const planned = (name: string) => dialog().locator('.plan-row', { hasText: name })
const button = (name: string | RegExp) => dialog().getByRole('button', { name })

/** Local files by their paths below a folder; `past`: older than what the server has. */
async function tree(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const root = join(app.home, 'files', name)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
    // Clearly newer than what is on the server, whatever the clocks round to.
    await utimes(join(root, path), new Date(), new Date(Date.now() + 60_000))
  }
  return root
}

const asked = (method: string, path: string) =>
  site.server.requests.filter((one) => one.method === method && one.path.endsWith(path)).length

test('a folder is dropped: the plan says what each file will do, one is left out by hand, the rest arrives', async () => {
  const root = await tree('Trip', {
    'plan.txt': 'the new plan',
    'notes.txt': 'our older notes',
    'Photos/beach.jpg': 'a beach',
    'Photos/.DS_Store': 'a view',
    'Photos/secret.txt': 'not for everybody',
  })
  await utimes(join(root, 'notes.txt'), new Date(0), new Date(0))
  await symlink(root, join(root, 'Photos', 'loop'))
  await dropFiles(row(app.page, 'Inbox'), [root])

  await planned('beach.jpg').waitFor()
  await dialog().getByText('Send 6 files to “Inbox”').waitFor()
  await expect.poll(() => planned('plan.txt').innerText()).toMatch(/Replace[^]*stays in Versions/)
  expect(await planned('notes.txt').innerText()).toMatch(/Newer on server/)
  expect(await planned('.DS_Store').innerText()).toContain('Made by the system for its own use')
  expect(await planned('loop').innerText()).toContain('A link to a folder')
  expect(await planned('Photos').first().innerText()).toContain('New folder')
  expect(site.received()).toBe('the old plan'.length + 'their newer notes'.length)
  await app.screenshot('plan')

  const secret = planned('secret.txt').getByRole('checkbox')
  await expect
    .poll(async () => {
      // A dialog takes no clicks at first.
      if (await secret.isChecked()) await secret.click()
      return secret.isChecked()
    })
    .toBe(false)
  await dialog().getByText('Left out 3').click()
  await planned('beach.jpg').waitFor({ state: 'detached' })
  await planned('secret.txt').waitFor()
  await planned('.DS_Store').waitFor()
  await button(/^Send 2 files/).click()

  await dialog().waitFor({ state: 'detached' })
  await expect.poll(() => site.content('cloudreve://my/Inbox/Trip/plan.txt')).toBe('the new plan')
  await expect.poll(() => site.content('cloudreve://my/Inbox/Trip/Photos/beach.jpg')).toBe('a beach')
  expect(await site.content('cloudreve://my/Inbox/Trip/notes.txt')).toBe('their newer notes')
  for (const name of ['secret.txt', '.DS_Store', 'loop'])
    expect(
      site.server.site.state.files.some((file) => file.name === name),
      name,
    ).toBe(false)
})

test('by keyboard: a question is answered, Enter sends; cancelled, nothing is sent and nothing is made', async () => {
  const root = await tree('Trip', { 'notes.txt': 'our notes after all' })
  await utimes(join(root, 'notes.txt'), new Date(0), new Date(0))
  const before = { sent: site.received(), made: asked('POST', '/file/create') }
  await dropFiles(row(app.page, 'Inbox'), [root])
  await planned('notes.txt').waitFor()
  await app.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  expect({ sent: site.received(), made: asked('POST', '/file/create') }).toEqual(before)

  await dropFiles(row(app.page, 'Inbox'), [root])
  await planned('notes.txt').waitFor()
  await dialog().getByRole('grid').focus()
  // plan.txt, the folder Photos and what is in it come in the order of their names.
  for (let at = 0; !(await planned('notes.txt').getAttribute('class'))?.includes('active') && at < 10; at++)
    await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('r')
  await planned('notes.txt').getByRole('checkbox', { checked: true }).waitFor()
  await expect
    .poll(async () => {
      // A dialog takes no answer at first; once one is taken, the button cannot be pressed again.
      const send = button(/^Send/)
      if ((await send.isVisible()) && (await send.isEnabled()))
        await send.press('Enter', { timeout: 1_000 }).catch(() => undefined)
      return dialog().count()
    })
    .toBe(0)
  await expect.poll(() => site.content('cloudreve://my/Inbox/Trip/notes.txt')).toBe('our notes after all')
})

test('the folder is renamed while the plan is open: nothing is sent to its old name, it can be followed', async () => {
  const root = await tree('Journey', { 'a.txt': 'a', 'b/c.txt': 'c' })
  await dropFiles(row(app.page, 'Inbox'), [root])
  await planned('c.txt').waitFor()
  await site.elsewhere.rename('cloudreve://my/Inbox', 'Archive')
  await button(/^Send 2 files/).click()
  await dialog().getByText('The folder is now “Archive”').waitFor()
  expect(await button(/^Send 2 files/).isDisabled()).toBe(true)
  expect(site.server.site.state.files.filter(({ name }) => name === 'Inbox' || name === 'Journey')).toEqual(
    [],
  )

  await button('Send there').click()
  await dialog().getByText('Send 2 files to “Archive”').waitFor()
  await planned('c.txt').waitFor()
  await button(/^Send 2 files/).click()
  await expect.poll(() => site.content('cloudreve://my/Archive/Journey/b/c.txt')).toBe('c')
})

test('several files of which all are new start at once', async () => {
  await row(app.page, 'Archive').waitFor()
  await dropFiles(row(app.page, 'Archive'), [await app.file('x.txt', 'x'), await app.file('y.txt', 'y')])
  await expect.poll(() => site.content('cloudreve://my/Archive/y.txt')).toBe('y')
  expect(await dialog().count()).toBe(0)
})
