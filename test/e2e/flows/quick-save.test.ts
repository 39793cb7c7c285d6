import { afterAll, beforeAll, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeAll(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.createFolder('cloudreve://my/Screenshots')
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await site.server.close()
})

const keys = 'Control+Shift+U'
const pixels = (colour: number) => `\u0089PNG\r\n a picture ${colour}`
const copied = (content: Readonly<Record<string, string>>) => app.standIn?.ask('setClipboard', content)
const press = () => app.standIn?.ask('pressGlobalKeys', { keys })
const clipboard = async () => (await app.standIn?.ask('clipboard'))?.['text/plain'] ?? null
const told = async () => (await app.standIn?.ask('records'))?.notifications ?? []
const saved = () =>
  site.server.site.state.files.filter(({ name, type }) => type === 'file' && name.startsWith('Screenshot'))
const row = (title: string) => app.page.locator('.setting', { hasText: title })

test('keys are set by pressing them, Esc keeps them, and those of another program are told', async () => {
  const { page } = app
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Quick save' }).click()
  await row('Save the clipboard').getByRole('button', { name: 'Set keys…' }).click()
  await page.keyboard.press('Shift+U')
  await page.getByText('These keys are needed for typing.').waitFor()
  await page.keyboard.press(keys)
  await row('Save the clipboard').getByRole('button', { name: 'Change…' }).waitFor()
  expect(await app.standIn?.ask('globalKeys')).toEqual([keys])

  await row('Save the clipboard').getByRole('button', { name: 'Change…' }).click()
  await page.keyboard.press('Escape')
  await row('Save the clipboard').getByRole('button', { name: 'Change…' }).waitFor()
  expect(await app.standIn?.ask('globalKeys')).toEqual([keys])

  await app.standIn?.ask('holdGlobalKeys', { keys: ['Control+Shift+D'] })
  await row('Show the drop shelf').getByRole('button', { name: 'Set keys…' }).click()
  await page.keyboard.press(keys)
  await page.getByText('These keys do “Save the clipboard” already.').waitFor()
  await page.keyboard.press('Control+Shift+D')
  await page.getByText('Another program holds these keys. They do nothing here.').waitFor()
  await row('Show the drop shelf').getByRole('button', { name: 'Change…' }).click()
  await page.keyboard.press('Backspace')
  await row('Show the drop shelf').getByRole('button', { name: 'Set keys…' }).waitFor()
  expect(await app.standIn?.ask('globalKeys')).toEqual([keys])
})

test('the rules name a pattern and a folder; the example follows what is typed', async () => {
  const { page } = app
  await page.getByLabel('Name of a Picture').fill('Screenshot {n}')
  await page.getByText('Screenshot 1.png').waitFor()
  await page.getByLabel('Folder: Picture').selectOption({ label: 'Choose a folder…' })
  await page.getByRole('option', { name: 'Screenshots' }).dblclick()
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a folder' }).click()
  await expect.poll(() => page.getByLabel('Folder: Picture').inputValue()).not.toBe('ask')
  await app.screenshot('settings-quick-save')
})

test('the key saves a picture without asking, and its link is on the clipboard', async () => {
  await copied({ 'image/png': pixels(1), 'text/html': '<img>' })
  await press()
  await expect.poll(clipboard).toMatch(/\/f\/[^/]+\/Screenshot%201\.png$/)
  expect(saved()).toHaveLength(1)
  expect(await site.content('cloudreve://my/Screenshots/Screenshot%201.png')).toBe(pixels(1))
  await expect
    .poll(async () => (await told()).map(({ title }) => title))
    .toEqual(['Saved “Screenshot 1.png”'])
  expect(await told()).toMatchObject([
    { body: 'To Screenshots. The link is on the clipboard.', buttons: ['Copy link', 'Undo'] },
  ])
})

test('pressed again it replaces the same file: one link, two versions', async () => {
  const link = await clipboard()
  await copied({ 'image/png': pixels(2) })
  await press()
  await expect.poll(clipboard).toBe(link)
  expect(saved()).toHaveLength(1)
  expect(saved()[0]?.entities).toHaveLength(2)
  expect(await site.content('cloudreve://my/Screenshots/Screenshot%201.png')).toBe(pixels(2))
  await expect.poll(async () => (await told()).length).toBe(2)
})

test('pressed with nothing new it says so, and the link stays', async () => {
  const link = await clipboard()
  await press()
  await expect.poll(async () => (await told()).at(-1)?.title).toBe('Nothing new to save')
  expect([await clipboard(), saved()[0]?.entities.length]).toEqual([link, 2])
})

test('what somebody else has saved in between is asked about, not replaced', async () => {
  await site.elsewhere.save('cloudreve://my/Screenshots/Screenshot%201.png', 'theirs')
  await copied({ 'image/png': pixels(3) })
  await press()
  await expect.poll(async () => (await told()).at(-1)?.title).toBe('“Screenshot 1.png” needs you')
  expect(await site.content('cloudreve://my/Screenshots/Screenshot%201.png')).toBe('theirs')
  expect(await clipboard()).toBeNull()
})

test('where the rules name no folder the small window asks, and nothing is sent', async () => {
  const before = site.received()
  await copied({ 'text/plain': 'Call the printer' })
  await press()
  const popover = await app.small('popover')
  await popover.getByText('Call the printer').waitFor()
  expect([site.received(), await clipboard()]).toEqual([before, 'Call the printer'])
})
