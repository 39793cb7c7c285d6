import { mkdtempSync } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { answer, gone } from '../harness/answer.ts'
import { App } from '../harness/app.ts'
import { lookAt } from '../harness/looks.ts'
import { dialog, list, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const title = 'Type your passphrase'
const withPassphrase = { REDROP_PASSPHRASE: 'open sesame' }
let site: Site
let app: App
/** Profile of somebody who signed in, with the sign-in in an encrypted file. */
let signedIn: string

beforeAll(async () => {
  site = await startSite()
  await site.elsewhere.save('cloudreve://my/a.txt', 'content')
  const first = await App.launch({ env: withPassphrase })
  await signIn(first, site)
  await first.quit()
  signedIn = first.home
})
afterEach(() => app.close())
afterAll(async () => {
  await rm(signedIn, { recursive: true, force: true })
  await site.server.close()
})

type Options = Parameters<typeof App.launch>[0]

async function startAgain(options: Options): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'redrop-e2e-'))
  await cp(signedIn, home, { recursive: true })
  app = await App.launch({ ...options, home })
}

/** Without its passphrase it asks for it. Answers how many requests the server had seen before. */
async function startLocked(look: Options = {}): Promise<number> {
  const before = site.server.requests.length
  await startAgain({ ...look, env: { REDROP_PASSPHRASE: '' } })
  await dialog(app.page).waitFor()
  return before
}

/** Types it and presses Enter, again while the dialog has only just appeared and takes no answer. */
async function open(passphrase: string): Promise<void> {
  const field = dialog(app.page).getByLabel('Passphrase')
  const button = dialog(app.page).getByRole('button', { name: 'Open', exact: true })
  await field.waitFor()
  await expect
    .poll(async () => {
      if (await gone(app.page, title)()) return 'open'
      if ((await button.isVisible()) && (await button.isEnabled())) {
        await field.fill(passphrase, { timeout: 1_000 }).catch(() => undefined)
        await app.page.keyboard.press('Enter')
      }
      // What it says, for the report of a failure.
      return (await dialog(app.page).allInnerTexts()).join(' ') || 'open'
    })
    .toBe('open')
}

test('a wrong passphrase says so, the right one signs in', async () => {
  await startLocked()
  await dialog(app.page).getByLabel('Passphrase').fill('not this one')
  await answer(app.page, 'Open', () => dialog(app.page).getByText('This is not the passphrase.').isVisible())
  await dialog(app.page).getByLabel('Passphrase').fill('open sesame')
  await app.page.keyboard.press('Enter')
  await list(app.page).waitFor()
})

test('“Not now” leaves the accounts signed out and asks nobody anything, until the passphrase is typed', async () => {
  const before = await startLocked()
  await answer(app.page, 'Not now', gone(app.page, title))
  await app.page.getByText('Your sign-ins are locked').waitFor()
  expect(site.server.requests.length).toBe(before)
  await app.page.getByRole('button', { name: 'Type the passphrase…' }).click()
  await open('open sesame')
  await list(app.page).waitFor()
})

test('a forgotten passphrase: what is lost is said, the file is kept aside, and one signs in again', async () => {
  await startLocked()
  await answer(app.page, 'Passphrase forgotten…', () =>
    dialog(app.page).getByText('You sign in to every account again.').isVisible(),
  )
  await answer(app.page, 'Begin anew', gone(app.page, 'Begin without the passphrase?'))
  await app.page.getByText('Please sign in again').waitFor()
  const files = await readdir(join(app.home, 'profile'))
  expect(files.filter((name) => /^secrets\.forgotten-.*\.enc\.json$/.test(name))).toHaveLength(1)
  expect(files).not.toContain('secrets.enc.json')
})

test('in the settings sign-ins are moved, and what that means is said before', async () => {
  await startAgain({ env: withPassphrase })
  await list(app.page).waitFor()
  await app.page.getByRole('button', { name: 'Settings' }).click()
  const places = app.page.getByRole('radiogroup', { name: 'Where sign-ins are kept' })
  expect(await places.getByRole('radio', { name: 'Encrypted file' }).isChecked()).toBe(true)
  const before = 'Keep sign-ins for this session only?'
  await places.getByText('This session only').click()
  await answer(app.page, 'Cancel', gone(app.page, before))
  expect(await places.getByRole('radio', { name: 'Encrypted file' }).isChecked()).toBe(true)
  await places.getByText('This session only').click()
  await answer(app.page, 'Move', gone(app.page, before))
  await expect.poll(() => places.getByRole('radio', { name: 'This session only' }).isChecked()).toBe(true)
  expect(await readdir(join(app.home, 'profile'))).not.toContain('secrets.enc.json')
  await app.page.getByRole('button', { name: 'My files' }).click()
  await list(app.page).waitFor()
})

test.each(['en-US', 'zh-CN'] as const)('the dialog, %s, light and dark', async (locale) => {
  await startLocked({ locale })
  expect(await lookAt(app, 'dialog-passphrase')).toEqual([])
})
