import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles } from '../harness/drop.ts'
import { dialog, list, row } from '../harness/screens.ts'

let app: App
beforeEach(async () => {
  app = await App.launch({ size: { width: 1180, height: 760 } })
})
afterEach(() => app.close())

async function tryDemo(): Promise<void> {
  await app.page.getByRole('button', { name: 'Try the built-in demo server' }).click()
  await row(app.page, 'Price list.csv').waitFor()
}

async function openAccounts(): Promise<void> {
  await app.page.getByRole('button', { name: 'Settings' }).click()
  await app.page.getByText('not encrypted, this computer only').waitFor()
}

/** A dialog that has just appeared does not take clicks meant for something else; one that is gone takes none. */
async function confirmSignOut(): Promise<void> {
  const confirm = dialog(app.page).getByRole('button', { name: 'Sign out', exact: true })
  const offer = app.page.getByRole('button', { name: 'Try the built-in demo server' })
  await confirm.waitFor()
  await expect
    .poll(async () => {
      // Awaited: a click that is still due would meet the next dialog.
      await confirm.click({ timeout: 1_000 }).catch(() => undefined)
      return offer.isVisible()
    })
    .toBe(true)
  await offer.waitFor()
}

const data = (): boolean => existsSync(join(app.home, 'profile', 'demo', 'state.json'))

test('the demo server has the files of the pictures, takes a replace, and is there after a restart', async () => {
  expect(await axe(app.page)).toEqual([])
  await tryDemo()
  for (const name of ['Receipts', 'Contracts', 'Archive', 'Q4 forecast.xlsx', 'team-notes.txt'])
    expect(await row(app.page, name).count(), name).toBe(1)
  await dropFiles(row(app.page, 'team-notes.txt'), [
    await app.file('new notes.txt', 'what Ana wrote\n'.repeat(512)),
  ])
  await app.page.getByRole('button', { name: 'Undo' }).first().waitFor()
  await app.screenshot('shell-demo')
  const { home } = app
  expect(await app.quit()).toBe(0)
  app = await App.launch({ home })
  await list(app.page).waitFor()
  await row(app.page, 'Finance').dblclick()
  await row(app.page, '2026').dblclick()
  await row(app.page, 'team-notes.txt').getByText('8 KB').waitFor()
})

test('where sign-ins are not kept, the demo signs in by itself after a restart', async () => {
  await app.close()
  const env = { REDROP_PASSPHRASE: '' }
  app = await App.launch({ env })
  await tryDemo()
  const { home } = app
  await app.quit()
  app = await App.launch({ home, env })
  await row(app.page, 'Finance').waitFor()
})

test('signing out keeps its files, or removes them when that is ticked', async () => {
  await tryDemo()
  await openAccounts()
  await app.screenshot('shell-demo-account')
  await app.page.getByText('Demo', { exact: true }).waitFor()
  await app.page.getByRole('button', { name: 'Sign out…' }).click()
  await confirmSignOut()
  await app.page.getByRole('button', { name: 'Try the built-in demo server' }).waitFor()
  expect(data()).toBe(true)
  await tryDemo()
  await openAccounts()
  await app.page.getByRole('button', { name: 'Sign out…' }).click()
  const removes = app.page.getByLabel('Also remove its files from this computer')
  // A dialog that has just appeared does not take clicks meant for something else.
  await expect
    .poll(async () => {
      await removes.click()
      return removes.isChecked()
    })
    .toBe(true)
  await confirmSignOut()
  await expect.poll(data).toBe(false)
})
