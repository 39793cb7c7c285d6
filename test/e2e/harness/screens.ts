import type { Locator, Page } from 'playwright-core'
import type { App } from './app.ts'
import { email, password, type Site } from './site.ts'

/** Types the address of the site and goes on to its sign-in form. Loopback needs no https. */
export async function enterAddress({ page }: App, url: string): Promise<void> {
  await page.getByLabel('Server address').fill(url)
  await page.getByRole('button', { name: 'Continue' }).click()
}

export async function enterPassword({ page }: App, secret: string = password): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** From the first screen to the list of files. */
export async function signIn(app: App, site: Site): Promise<void> {
  await enterAddress(app, site.server.url)
  await enterPassword(app)
  await list(app.page).waitFor()
}

export const list = (page: Page): Locator => page.getByRole('grid')

export const row = (page: Page, name: string): Locator =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByTitle(name, { exact: true }) })

export const dialog = (page: Page): Locator => page.locator('[role=dialog], [role=alertdialog]')
