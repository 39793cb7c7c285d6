import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../cloudreve/index.ts'
import { answer, gone } from '../harness/answer.ts'
import { App, type AppOptions } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { lookAt } from '../harness/looks.ts'
import { dialog, enterAddress, enterPassword, list, row } from '../harness/screens.ts'
import { startSite } from '../harness/site.ts'

let server: TestServer
let app: App
let folder: string
afterEach(async () => {
  await app.close()
  await server.close()
  await rm(folder, { recursive: true })
})

interface Pair {
  key: string
  cert: string
}

async function pair(): Promise<Pair> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'cloud.example.org' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  })
  return { key, cert }
}

/** Where a fingerprint begins in the dialog. */
const begins = ({ cert }: Pair) => new X509Certificate(cert).fingerprint256.split(':').slice(0, 8).join(' ')

/** A site with one file and a certificate that nobody vouches for; the answer can be changed for its next start. */
async function begin(options: AppOptions = {}): Promise<Pair> {
  folder = await mkdtemp(join(tmpdir(), 'redrop-site-'))
  const before = await startSite({ folder })
  await before.elsewhere.save('cloudreve://my/a.txt', 'the old content')
  await before.server.close()
  const tls = await pair()
  server = await startServer({ folder, tls })
  app = await App.launch(options)
  return tls
}

const content = async () => (await server.ledger.current('cloudreve://my/a.txt')?.bytes())?.toString()
const untrusted = 'This server’s certificate is not trusted'
const changed = 'This server’s certificate has changed'

async function trust(title: string): Promise<void> {
  await answer(app.page, 'Trust this certificate', gone(app.page, title))
}

test('nothing is sent to a server with an unknown certificate; Enter and Esc do not connect', async () => {
  const tls = await begin()
  await enterAddress(app, server.url)
  await dialog(app.page).getByText(untrusted).waitFor()
  await dialog(app.page).getByText(begins(tls)).waitFor()
  expect(await dialog(app.page).getByRole('button', { name: 'Don’t connect' }).evaluate(isFocused)).toBe(true)
  await expect
    .poll(async () => {
      await app.page.keyboard.press('Enter')
      return gone(app.page, untrusted)()
    })
    .toBe(true)
  await app.page.getByText('its issuer is unknown to this computer').waitFor()
  await app.page.getByRole('button', { name: 'Try again' }).click()
  await dialog(app.page).getByText(untrusted).waitFor()
  await app.page.keyboard.press('Escape')
  await dialog(app.page).waitFor({ state: 'hidden' })
  expect(server.requests).toEqual([])
})

test('a trusted one signs in and is listed; another one later stops everything until it is trusted', async () => {
  const tls = await begin()
  await enterAddress(app, server.url)
  await trust(untrusted)
  await enterPassword(app)
  await list(app.page).waitFor()

  // While a transfer runs: the open folder sees the new certificate by itself, and makes way for the question.
  const release = server.faults.add({ match: { method: 'PUT', path: /content/ }, do: { kind: 'stall' } })
  await dropFiles(row(app.page, 'a.txt'), [await app.file('a.txt', 'our content')])
  await expect.poll(() => server.requests.some(({ method }) => method === 'PUT')).toBe(true)
  release()
  Object.assign(tls, await pair())
  await server.restart('killed')
  const seen = server.requests.length
  const look = app.page.getByRole('button', { name: 'Look at the certificate…' })
  await look.waitFor()
  expect(server.requests.length).toBe(seen)
  await look.click()
  await dialog(app.page).getByText(changed).waitFor()
  await dialog(app.page).getByText(begins(tls)).waitFor()
  await answer(app.page, 'Don’t connect', gone(app.page, changed))
  expect(server.requests.length).toBe(seen)
  expect(await content()).toBe('the old content')

  await look.click()
  await dialog(app.page).getByText(changed).waitFor()
  await trust(changed)
  await list(app.page).waitFor()
  await expect.poll(content).toBe('our content')

  await app.page.getByRole('button', { name: 'Settings' }).click()
  await app.page.getByText('certificate trusted by you').waitFor()
  await app.page.getByRole('button', { name: 'Network' }).click()
  await app.page.getByText(begins(tls)).waitFor()
  await app.page.getByRole('button', { name: 'Remove…' }).click()
  await answer(app.page, 'Stop trusting', () => app.page.getByText(begins(tls)).isHidden())
})

test.each(['en-US', 'zh-CN'] as const)('the dialog, %s, light and dark', async (locale) => {
  await begin({ locale })
  await app.page.locator('input[type=url]').fill(server.url)
  await app.page.keyboard.press('Enter')
  await dialog(app.page).waitFor()
  expect(await lookAt(app, 'dialog-certificate')).toEqual([])
})

function isFocused(element: Element): boolean {
  return element === document.activeElement
}
