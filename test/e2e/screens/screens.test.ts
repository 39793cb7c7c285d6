import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { mockUpFolder, seedMockUp } from '../harness/mock-up.ts'
import { dialog, list, row } from '../harness/screens.ts'
import { email, password, startSite, type Site } from '../harness/site.ts'

const runs = [
  { locale: 'en-US', colorScheme: 'light', shortest: false },
  { locale: 'en-US', colorScheme: 'dark', shortest: false },
  { locale: 'zh-CN', colorScheme: 'light', shortest: false },
  { locale: 'en-US', colorScheme: 'light', shortest: true },
] as const

describe.each(runs)(
  'every screen, $locale, $colorScheme, 760 × 520: $shortest',
  ({ locale, colorScheme, shortest }) => {
    const size = shortest ? { width: 760, height: 520 } : { width: 1180, height: 760 }
    const suffix = shortest ? '-760x520' : ''
    let site: Site
    let app: App
    beforeAll(async () => {
      site = await startSite()
      await seedMockUp(site.server, site.elsewhere)
      app = await App.launch({ locale, colorScheme, size })
    })
    afterAll(async () => {
      await app.close()
      await site.server.close()
    })

    const shown = async (name: string): Promise<void> => {
      await app.screenshot(`${name}${suffix}`)
      expect(await axe(app.page)).toEqual([])
    }
    const submit = () => app.page.locator('button[type=submit]')

    test('sign-in: address', async () => {
      await submit().waitFor()
      await shown('sign-in-address')
    })

    test('sign-in: password', async () => {
      await app.page.locator('input[type=url]').fill(site.server.url)
      await submit().click()
      await app.page.locator('input[type=email]').fill(email)
      await app.page.locator('input[type=password]').fill(password)
      await shown('sign-in-password')
      await submit().click()
      await list(app.page).waitFor()
    })

    test('files', async () => {
      for (const folder of ['Finance', '2026']) await row(app.page, folder).dblclick()
      await row(app.page, 'Q4 forecast.xlsx').waitFor()
      await shown('files')
    })

    test('a drag over a file', async () => {
      const drag = await FileDrag.start(app.page, [await app.file('Forecast Nov final.xlsx', 'content')])
      await drag.over(row(app.page, 'Q4 forecast.xlsx'))
      await app.page.locator('[class*=drop-]').first().waitFor()
      await shown('files-drag')
      await drag.cancel()
    })

    test('a question', async () => {
      await site.elsewhere.save(`${mockUpFolder}/team-notes.txt`, 'their notes')
      await dropFiles(row(app.page, 'team-notes.txt'), [await app.file('team-notes.txt', 'our notes')])
      await dialog(app.page).waitFor()
      await shown('question')
      await expect
        .poll(async () => {
          await app.page.keyboard.press('Escape')
          return dialog(app.page).isHidden()
        })
        .toBe(true)
    })

    test('transfers', async () => {
      await app.page.keyboard.press('Control+j')
      await shown('transfers')
      await app.page.keyboard.press('Control+j')
    })

    test('decisions', async () => {
      await app.page.keyboard.press('Control+d')
      await shown('decisions')
    })

    test('settings', async () => {
      await app.page.keyboard.press('Control+,')
      await shown('settings')
    })
  },
)
