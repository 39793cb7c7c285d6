import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { enterAddress, enterPassword, list, row, signIn } from '../harness/screens.ts'
import { password, startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/a.txt', 'content')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

test('a wrong password says so and keeps what was typed; the right one goes on', async () => {
  await enterAddress(app, site.server.url)
  await enterPassword(app, 'wrong')
  await app.page.getByText('E-mail or password is wrong.').waitFor()
  expect(await app.page.getByLabel('E-mail').inputValue()).toBe('ana@example.org')
  await enterPassword(app, password)
  await list(app.page).waitFor()
})

test('an address where nobody answers says so', async () => {
  await enterAddress(app, 'http://127.0.0.1:9')
  await app.page.getByText('No answer from 127.0.0.1').waitFor()
})

test('letters of a picture: wrong ones bring a new picture, right ones sign in', async () => {
  site.server.site.settings.loginCaptcha = true
  await enterAddress(app, site.server.url)
  const letters = app.page.getByLabel('Letters in the picture')
  await letters.fill('wrong')
  await enterPassword(app)
  await app.page.getByText('The letters do not match; here is a new picture.').waitFor()
  await app.page.getByAltText('Picture with letters').waitFor()
  await letters.fill([...site.server.site.captchas.values()].at(-1) ?? '')
  await enterPassword(app)
  await list(app.page).waitFor()
})

test('two steps: a wrong code says so, the right one signs in at its sixth digit', async () => {
  const secret = new Secret()
  const [user] = site.server.site.state.users
  if (user === undefined) throw new Error('no user')
  user.totpSecret = secret.base32
  await enterAddress(app, site.server.url)
  await enterPassword(app)
  const code = app.page.getByLabel('Code, 6 digits')
  const right = new TOTP({ secret }).generate()
  await code.fill(right === '000000' ? '111111' : '000000')
  await app.page.getByText('The code is wrong or too old.').waitFor()
  await code.fill(right)
  await list(app.page).waitFor()
})

test('the server goes and comes back: the list stays, and fills again', async () => {
  await signIn(app, site)
  await row(app.page, 'a.txt').waitFor()
  const remove = site.server.faults.add({ match: () => true, do: { kind: 'cut-before-work' } })
  await app.page.keyboard.press('F5')
  await app.page.getByText('No connection to').first().waitFor()
  expect(await row(app.page, 'a.txt').isVisible()).toBe(true)
  remove()
  await app.page.keyboard.press('F5')
  await app.page.getByText('No connection to').first().waitFor({ state: 'hidden' })
  await row(app.page, 'a.txt').waitFor()
})
