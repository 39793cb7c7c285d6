import type { App } from './app.ts'
import { axe } from './axe.ts'

/**
 * Takes a picture of what is on screen in the light and in the dark, and answers what axe finds. In the dark the page is
 * the same but for its colours: those are all that is looked at again.
 */
export async function lookAt(app: App, name: string): Promise<readonly string[]> {
  await app.screenshot(name)
  const light = await axe(app.page)
  await app.wear('dark')
  await app.screenshot(name)
  const dark = await axe(app.page, 'colours')
  await app.wear('light')
  return [...light, ...dark.map((found) => `dark: ${found}`)]
}
