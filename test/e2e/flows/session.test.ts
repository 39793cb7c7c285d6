import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer, gone } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles } from '../harness/drop.ts'
import { dialog, enterPassword, list, row, signIn } from '../harness/screens.ts'
import { email, password, startSite, type Site } from '../harness/site.ts'

const title = 'Please sign in again'
const uri = 'cloudreve://my/a.txt'
const ben = { email: 'ben@example.org', password: 'battery staple', nickname: 'Ben' }
let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save(uri, 'the old content')
  site.server.site.addUser(ben)
  await signIn(app, site)
  await row(app.page, 'a.txt').waitFor()
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

/** Every sign-in ends, as when the site's secret is renewed. */
function endAll(): void {
  Object.assign(site.server.site.state.identity, { tokenSecret: 'another secret' })
}

const drop = async () => dropFiles(row(app.page, 'a.txt'), [await app.file('a.txt', 'our content')])

async function signInAs(user: { email: string; password: string }): Promise<void> {
  await app.page.getByLabel('E-mail').fill(user.email)
  await app.page.getByRole('textbox', { name: 'Password' }).fill(user.password)
  await app.page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('a session that has ended asks for a sign-in, and what waited goes on with the same user', async () => {
  endAll()
  await drop()
  await dialog(app.page).getByText(title).waitFor()
  await dialog(app.page).getByText('1 transfer waits and goes on afterwards.').waitFor()
  await app.screenshot('dialog-session')
  expect(await axe(app.page)).toEqual([])
  expect(await site.content(uri)).toBe('the old content')
  await answer(app.page, 'Sign in', gone(app.page, title))
  await enterPassword(app)
  await list(app.page).waitFor()
  await expect.poll(() => site.content(uri)).toBe('our content')
})

test('another user who signs in does not send what the first one wanted to', async () => {
  endAll()
  await drop()
  await answer(app.page, 'Not now', gone(app.page, title))
  await app.page.getByRole('button', { name: 'Settings' }).click()
  await app.page.getByText('Sign in again', { exact: true }).waitFor()
  await app.page.getByRole('button', { name: 'Add account…' }).click()
  await app.page.getByLabel('Server address').fill(site.server.url)
  await app.page.getByRole('button', { name: 'Continue' }).click()
  await signInAs(ben)
  await app.page.getByRole('button', { name: 'My files' }).click()
  await app.page.getByRole('button', { name: 'Transfers' }).first().click()
  await app.page.getByText('Waits until you sign in again.').first().waitFor()
  expect(await site.content(uri)).toBe('the old content')
  expect(site.received()).toBe('the old content'.length)
  await app.page.getByRole('button', { name: 'Settings' }).click()
  await app.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await signInAs({ email, password })
  await expect.poll(() => site.content(uri)).toBe('our content')
})
