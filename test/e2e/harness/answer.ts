import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dialog } from './screens.ts'

/** Presses a button of the dialog until what follows is there: one that has just appeared takes no answer yet. */
export async function answer(page: Page, button: string, follows: () => Promise<boolean>): Promise<void> {
  const target = dialog(page).getByRole('button', { name: button, exact: true })
  await target.waitFor()
  await expect
    .poll(async () => {
      if (await follows()) return true
      // While an answer is being looked at, the button cannot be pressed again.
      if ((await target.isVisible()) && (await target.isEnabled()))
        await target.click({ timeout: 1_000 }).catch(() => undefined)
      return follows()
    })
    .toBe(true)
}

/** The dialog with this title is gone. */
export const gone = (page: Page, title: string) => (): Promise<boolean> =>
  dialog(page).getByText(title, { exact: true }).isHidden()
