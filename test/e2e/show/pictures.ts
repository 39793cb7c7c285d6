import { App } from '../harness/app.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { mockUpFolder } from '../harness/mock-up.ts'
import { dialog, list, row } from '../harness/screens.ts'
import { email, password, type Site } from '../harness/site.ts'

const themes = ['light', 'dark'] as const
const locales = ['en-US', 'zh-CN'] as const

/** Uses the app as a person would, in both themes and languages; how many pictures that gave. */
export async function takePictures(site: Site): Promise<number> {
  let count = 0
  for (const colorScheme of themes)
    for (const locale of locales) {
      const app = await App.launch({ colorScheme, locale, size: { width: 1180, height: 760 } })
      try {
        count += await tour(app, site)
      } finally {
        await app.close()
      }
    }
  return count
}

async function tour(app: App, site: Site): Promise<number> {
  const { page } = app
  let count = 0
  const picture = async (name: string): Promise<void> => {
    await app.screenshot(name)
    count++
  }
  const submit = page.locator('button[type=submit]')
  await submit.waitFor()
  await picture('sign-in-address')
  await page.locator('input[type=url]').fill(site.server.url)
  await submit.click()
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await picture('sign-in-password')
  await submit.click()
  await list(page).waitFor()
  for (const folder of ['Finance', '2026']) await row(page, folder).dblclick()
  const target = row(page, 'Q4 forecast.xlsx')
  const drag = await FileDrag.start(page, [
    await app.file('Forecast Nov final.xlsx', new Uint8Array(2 ** 20).fill(1)),
  ])
  await drag.over(target)
  await page.locator('[class*=drop-]').first().waitFor()
  await picture('files-drag')
  await drag.drop()
  const undo = page.getByRole('status').getByRole('button').first()
  await undo.waitFor()
  await picture('replaced')
  await undo.click()
  // The next toast says to which version the file is back.
  await page
    .getByRole('status')
    .getByText(/is back|恢复/)
    .first()
    .waitFor()
  await site.elsewhere.save(`${mockUpFolder}/team-notes.txt`, `their notes ${Date.now()}`)
  await dropFiles(row(page, 'team-notes.txt'), [await app.file('team-notes.txt', 'our notes')])
  await dialog(page).waitFor()
  await picture('question')
  return count
}
