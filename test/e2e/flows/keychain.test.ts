import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer, gone } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { lookAt } from '../harness/looks.ts'
import { dialog, enterAddress, enterPassword, list } from '../harness/screens.ts'
import { email, password, startSite, type Site } from '../harness/site.ts'

const title = 'No keychain on this computer'
const noPassphrase = { REDROP_PASSPHRASE: '' }
let site: Site
let app: App
beforeEach(async () => {
  site = await startSite()
  await site.elsewhere.save('cloudreve://my/a.txt', 'content')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const signIns = () => site.server.requests.filter(({ path }) => path.endsWith('/session/token')).length

test('at the first sign-in without a keychain it asks; Esc sends nothing and keeps what was typed', async () => {
  app = await App.launch({ env: noPassphrase })
  await enterAddress(app, site.server.url)
  const before = signIns()
  await enterPassword(app)
  await dialog(app.page).getByText(title).waitFor()
  await dialog(app.page).getByText('The system says: ').waitFor()
  await answer(app.page, 'Look again', () =>
    dialog(app.page).getByText('There is still no keychain that works.').isVisible(),
  )
  await app.page.keyboard.press('Escape')
  await dialog(app.page).waitFor({ state: 'hidden' })
  expect(signIns()).toBe(before)
  expect(await app.page.getByRole('textbox', { name: 'Password' }).inputValue()).toBe(password)
})

test('this session only: signed in until Redrop quits', async () => {
  app = await App.launch({ env: noPassphrase })
  await enterAddress(app, site.server.url)
  await enterPassword(app)
  const session = dialog(app.page).getByRole('radio', { name: 'This session only' })
  await expect
    .poll(async () => {
      await dialog(app.page).getByText('This session only').click()
      return session.isChecked()
    })
    .toBe(true)
  await answer(app.page, 'Continue', gone(app.page, title))
  await list(app.page).waitFor()
  const { home } = app
  await app.quit()
  app = await App.launch({ home, env: noPassphrase })
  await app.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
})

test('an encrypted file: a passphrase typed twice, and signed in at the next start with it', async () => {
  app = await App.launch({ env: noPassphrase })
  await enterAddress(app, site.server.url)
  await enterPassword(app)
  await dialog(app.page).getByText(title).waitFor()
  await answer(app.page, 'Continue', () => dialog(app.page).getByText('Choose a passphrase').isVisible())
  await dialog(app.page).getByLabel('Passphrase').fill('open sesame')
  await dialog(app.page).getByLabel('Once more').fill('open sesam')
  await answer(app.page, 'Continue', () =>
    dialog(app.page).getByText('The two are not the same.').isVisible(),
  )
  await dialog(app.page).getByLabel('Once more').fill('open sesame')
  await app.page.keyboard.press('Enter')
  await list(app.page).waitFor()
  const { home } = app
  await app.quit()
  app = await App.launch({ home, env: { REDROP_PASSPHRASE: 'open sesame' } })
  await list(app.page).waitFor()
})

test.each(['en-US', 'zh-CN'] as const)('the dialog, %s, light and dark', async (locale) => {
  app = await App.launch({ locale, env: noPassphrase })
  await app.page.locator('input[type=url]').fill(site.server.url)
  await app.page.keyboard.press('Enter')
  await app.page.locator('input[type=email]').fill(email)
  await app.page.locator('input[type=password]').fill(password)
  await app.page.keyboard.press('Enter')
  await dialog(app.page).waitFor()
  expect(await lookAt(app, 'dialog-keychain')).toEqual([])
})
