import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { axe } from '../harness/axe.ts'
import { dropFiles, FileDrag } from '../harness/drop.ts'
import { mockUpFolder, seedMockUp } from '../harness/mock-up.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

/** Pixels of the page. 1180 × 760 at 200 % is half of each. */
const sizes = [
  { name: '1180 × 760', width: 1180, height: 760, zoom: 1 },
  { name: '950 × 600', width: 950, height: 600, zoom: 1 },
  { name: '760 × 520', width: 760, height: 520, zoom: 1 },
  { name: '1180 × 760 at 200 %', width: 1180, height: 760, zoom: 2 },
] as const

describe('the window at every size', () => {
  let site: Site
  let app: App
  beforeAll(async () => {
    site = await startSite()
    await seedMockUp(site.server, site.elsewhere)
    app = await App.launch()
    await signIn(app, site)
    for (const folder of ['Finance', '2026']) await row(app.page, folder).dblclick()
    await row(app.page, 'Price list.csv').click({ button: 'right' })
    await app.page.getByRole('menuitem', { name: 'Add to pinned targets' }).click()
  })
  afterAll(async () => {
    await app.close()
    await site.server.close()
  })

  test.each(sizes)(
    '$name: all is reachable, nothing is cut off sideways',
    async ({ width, height, zoom }) => {
      const { page } = app
      const [window] = (await app.standIn?.ask('windows')) ?? []
      if (window) await app.standIn?.ask('zoom', { id: window.id, factor: zoom })
      if (window) await app.standIn?.ask('resize', { id: window.id, width, height })
      await page.waitForFunction((wanted) => innerWidth === wanted, width / zoom)
      const inner = width / zoom
      await expect
        .poll(() => page.getByRole('columnheader', { name: 'State' }).isVisible())
        .toBe(inner >= 820)
      expect(await page.getByRole('button', { name: 'Upload' }).isVisible()).toBe(true)
      expect(await page.getByRole('button', { name: 'Settings', exact: true }).isVisible()).toBe(true)
      expect(await page.getByRole('button', { name: 'Pin the selection' }).isVisible()).toBe(true)
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      const drag = await FileDrag.start(page, [await app.file('Price list.csv', 'content')])
      await drag.over(page.getByRole('region', { name: 'Pinned targets' }).getByRole('listitem').first())
      await page.getByText('Drop to replace').first().waitFor()
      await drag.over(row(page, 'Q4 forecast.xlsx'))
      await page.getByRole('grid').getByText('Drop to replace').waitFor()
      const sentence = await page.getByRole('grid').getByText('Drop to replace').boundingBox()
      expect((sentence?.x ?? inner) + (sentence?.width ?? 0)).toBeLessThanOrEqual(inner)
      await drag.cancel()
      // A drag that is given up is over for the page once the pointer moves again.
      await page.mouse.move(inner / 2, height / zoom - 10)
      await page.getByRole('grid').getByText('Drop to replace').waitFor({ state: 'detached' })
      await app.screenshot(`files-${width}x${height}-${zoom * 100}`)
      expect(await axe(page)).toEqual([])
    },
  )

  test('at the smallest size a drop on a row replaces it', async () => {
    const [window] = (await app.standIn?.ask('windows')) ?? []
    if (window) await app.standIn?.ask('zoom', { id: window.id, factor: 1 })
    await app.resize(760, 520)
    await dropFiles(row(app.page, 'release-notes.md'), [await app.file('release-notes.md', '# New')])
    await expect.poll(() => site.content(`${mockUpFolder}/release-notes.md`)).toBe('# New')
  })
})
