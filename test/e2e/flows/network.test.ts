import { afterEach, beforeEach, expect, test } from 'vitest'
import { authority } from '../../integration/network/certificates.ts'
import { httpProxy } from '../../integration/network/proxies.ts'
import { answer } from '../harness/answer.ts'
import { App, type AppOptions } from '../harness/app.ts'
import { lookAt } from '../harness/looks.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

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

async function openNetwork(options: AppOptions = {}): Promise<void> {
  app = await App.launch(options)
  await app.page.locator('input[type=url]').fill(site.server.url)
  await app.page.keyboard.press('Enter')
  await app.page.locator('input[type=email]').fill('ana@example.org')
  await app.page.locator('input[type=password]').fill('correct horse')
  await app.page.keyboard.press('Enter')
  await list(app.page).waitFor()
  await app.page.locator('.side nav button').last().click()
  await app.page.locator('.sections button', { hasText: /Network|网络/ }).click()
}

test('the system’s proxy is used, and asked for again after the computer has slept', async (context) => {
  app = await App.launch()
  if (app.standIn === null) {
    context.skip('the proxy of a real system is not ours to set')
    return
  }
  const proxy = await httpProxy()
  await app.standIn.ask('setProxy', { proxy: `PROXY ${new URL(proxy.url).host}` })
  await signIn(app, site)
  await row(app.page, 'a.txt').waitFor()
  expect(proxy.asked.length).toBeGreaterThan(3)
  expect(proxy.asked.every((one) => one.includes(site.server.url))).toBe(true)
  await app.standIn.ask('setProxy', { proxy: 'DIRECT' })
  await app.standIn.ask('power', { event: 'resume' })
  const asked = proxy.asked.length
  const seen = site.server.requests.length
  await app.page.keyboard.press('F5')
  await expect.poll(() => site.server.requests.length).toBeGreaterThan(seen)
  expect(proxy.asked.length).toBe(asked)
})

test('a proxy by hand: what cannot be one says so, the rest is kept and can be tried', async () => {
  await openNetwork({ env: { REDROP_PASSPHRASE: 'open sesame' } })
  const address = app.page.getByLabel('Address of the proxy')
  await app.page.getByText('Manual').click()
  await address.fill('ftp://old.example.org')
  await address.press('Enter')
  await app.page.getByText('is not the address of a proxy').waitFor()
  await address.fill('http://proxy.example.org:3128')
  await app.page.getByLabel('User').fill('ana')
  await app.page.getByLabel('Password').fill('secret')
  await app.page.getByLabel('Password').press('Enter')
  await app.page.getByText('Password kept in the encrypted file').waitFor()
  expect(await app.page.getByLabel('Password').inputValue()).toBe('')
  // This computer’s own addresses go straight.
  await app.page.getByRole('button', { name: 'Test' }).click()
  await app.page.getByText(/^Reached 127\.0\.0\.1:\d+ in \d+ ms$/).waitFor()
  const { home } = app
  await app.quit()
  app = await App.launch({ home })
  await app.page.getByRole('button', { name: 'Settings' }).click()
  await app.page.getByRole('button', { name: 'Network' }).click()
  const kept = app.page.getByLabel('Address of the proxy')
  await expect.poll(() => kept.inputValue()).toBe('http://proxy.example.org:3128')
})

test('an authority from a PEM file is listed and can be removed', async (context) => {
  await openNetwork()
  if (app.standIn === null) {
    context.skip('the file dialog of a real system is not ours to answer')
    return
  }
  const path = await app.file('ca.pem', (await authority('Example Internal CA')).cert)
  await app.standIn.ask('queueAnswer', {
    method: 'showOpenDialog',
    answer: { canceled: false, filePaths: [path] },
  })
  await app.page.getByRole('button', { name: 'Add an authority…' }).click()
  const entry = app.page.locator('.one', { hasText: 'Example Internal CA' })
  await entry.waitFor()
  await entry.getByRole('button', { name: 'Remove…' }).click()
  await answer(app.page, 'Stop trusting', () => entry.isHidden())
})

test.each(['en-US', 'zh-CN'] as const)('the settings, %s, light and dark', async (locale) => {
  await openNetwork({ locale })
  await app.page.locator('.segment').last().click()
  await app.page.locator('.proxy input').first().fill('http://proxy.example.org:3128')
  await app.page.keyboard.press('Enter')
  expect(await lookAt(app, 'settings-network')).toEqual([])
})
