import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { lookAt } from '../harness/looks.ts'
import { mockUpFolder, seedMockUp } from '../harness/mock-up.ts'
import { dialog, list, row } from '../harness/screens.ts'
import { email, password, startSite, type Site } from '../harness/site.ts'

const full = { width: 1180, height: 760, zoom: 1 }
const smallest = { width: 760, height: 520, zoom: 1 }
/** 200 % of a window of 1180 × 760: half the space at twice the pixels. */
const enlarged = { ...full, zoom: 2 }

const runs = [
  { locale: 'en-US', schemes: 'light and dark', window: full, suffix: '' },
  { locale: 'zh-CN', schemes: 'light and dark', window: full, suffix: '' },
  { locale: 'en-US', schemes: 'light', window: smallest, suffix: '-760x520' },
  { locale: 'en-US', schemes: 'light', window: enlarged, suffix: '-zoom' },
] as const

/** What the file of the mock-ups was before: bytes, and minutes ago. */
const oldVersions = [
  [1_700_000, 14_500],
  [1_700_000, 5_700],
  [1_900_000, 1_117],
] as const

async function seedOldVersions({ server, elsewhere }: Site): Promise<void> {
  const { state } = server.site
  for (const [size, minutes] of oldVersions) {
    await elsewhere.save(`${mockUpFolder}/${encodeURIComponent('Q4 forecast.xlsx')}`, new Uint8Array(size))
    const createdAt = new Date(server.site.now() - minutes * 60_000).toISOString()
    Object.assign(state.entities.at(-1) ?? {}, { createdAt })
  }
}

describe.each(runs)(
  'every screen, $locale, $schemes, $window.width × $window.height, zoom $window.zoom',
  ({ locale, schemes, window, suffix }) => {
    let site: Site
    let app: App
    beforeAll(async () => {
      site = await startSite()
      await seedOldVersions(site)
      await seedMockUp(site.server, site.elsewhere)
      app = await App.launch({ locale, size: window })
      if (window.zoom !== 1) await app.zoom(window.zoom)
    })
    afterAll(async () => {
      await app.close()
      await site.server.close()
    })

    const shown = async (name: string): Promise<void> => {
      if (schemes === 'light and dark') {
        expect(await lookAt(app, `${name}${suffix}`)).toEqual([])
        return
      }
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
      const panel = app.page.locator('section[data-pane].panel')
      await app.page.keyboard.press('Control+KeyJ')
      await panel.getByText('team-notes.txt').waitFor()
      await shown('transfers')
      await app.page.keyboard.press('Control+KeyJ')
      await panel.waitFor({ state: 'hidden' })
    })

    test('versions', async () => {
      await list(app.page).focus()
      await app.page.keyboard.type('Q4')
      await expect.poll(() => row(app.page, 'Q4 forecast.xlsx').getAttribute('aria-selected')).toBe('true')
      await app.page.keyboard.press('Control+Shift+KeyH')
      await app.page.locator('[data-version]').nth(3).waitFor()
      await app.page.keyboard.press('ArrowDown')
      await shown('versions')
      await app.page.keyboard.press('Control+KeyI')
      await app.page.locator('[data-version]').first().waitFor({ state: 'hidden' })
    })

    test('linked files', async () => {
      const answer = { canceled: false, filePaths: [await app.file('Price list.csv', 'local content')] }
      await app.standIn?.ask('queueAnswer', { method: 'showOpenDialog', answer })
      await row(app.page, 'Price list.csv').click({ button: 'right' })
      await app.page.getByRole('menuitem', { name: /^(Link with a local file…|与本地文件关联…)$/ }).click()
      const end = dialog(app.page).locator('.end button').first()
      await end.waitFor()
      await expect
        .poll(async () => {
          if (await end.isVisible()) await end.click()
          return dialog(app.page).locator('[data-action=link]').isEnabled()
        })
        .toBe(true)
      await shown('linked-files-link')
      await dialog(app.page).locator('[data-action=link]').click()
      await dialog(app.page).waitFor({ state: 'hidden' })
      await app.page.locator('.side nav button').nth(2).click()
      await list(app.page).locator('[data-row]').click()
      await shown('linked-files')
    })

    test('decisions', async () => {
      await app.page.keyboard.press('Control+KeyD')
      await app.page.getByRole('heading', { name: /^(Decisions|待处理)$/, level: 1 }).waitFor()
      await shown('decisions')
    })

    test('settings, section by section', async () => {
      await app.page.keyboard.press('Control+Comma')
      const sections = app.page.locator('nav.sections button')
      await sections.first().waitFor()
      for (const [index, section] of (await sections.all()).entries()) {
        await section.click()
        await expect.poll(() => section.getAttribute('aria-current')).toBe('page')
        await shown(`settings-${index + 1}`)
      }
    })
  },
)
