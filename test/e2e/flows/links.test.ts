import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
  await site.elsewhere.save('cloudreve://my/report.txt', 'the content')
  await site.elsewhere.save('cloudreve://my/Finance/plan.txt', 'plan')
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const clipboard = async () => (await app.standIn?.ask('clipboard'))?.['text/plain'] ?? ''

test('the link of a file leads to its content and to later versions, at the address that is used', async () => {
  site.server.site.settings.siteUrl = 'http://somewhere.example:5212'
  await signIn(app, site)
  await row(app.page, 'report.txt').click()
  await app.page.keyboard.press('Control+Shift+C')
  await app.page.getByText('Link copied. It opens the file, also its later versions.').waitFor()
  const link = await clipboard()
  expect(link).toMatch(new RegExp(`^${site.server.url}/f/[^/]+/report\\.txt$`))
  await site.elsewhere.save('cloudreve://my/report.txt', 'a later content')
  const { status, headers } = await fetch(link, { redirect: 'manual' })
  expect(status).toBe(302)
  const content = new URL(headers.get('location') ?? '')
  expect(await (await fetch(`${site.server.url}${content.pathname}${content.search}`)).text()).toBe(
    'a later content',
  )
})

test('where an account may not have direct links, the address of the folder is copied, and it is said', async () => {
  for (const group of site.server.site.state.groups) group.directLinkBatchSize = 0
  await signIn(app, site)
  await row(app.page, 'report.txt').click()
  await app.page.getByRole('button', { name: 'Copy link' }).click()
  await app.page.getByText('Link copied. It opens the folder on the site').waitFor()
  expect(await clipboard()).toBe(`${site.server.url}/home?path=${encodeURIComponent('cloudreve://my')}`)
})

test('several links are copied one a line, a folder’s with its address on the site', async () => {
  await signIn(app, site)
  await row(app.page, 'Finance').click()
  await row(app.page, 'report.txt').click({ modifiers: ['Control'] })
  await row(app.page, 'report.txt').click({ button: 'right' })
  await app.page.getByRole('menuitem', { name: 'Copy links' }).click()
  await app.page.getByText('2 links copied.').waitFor()
  const links = (await clipboard()).split('\n')
  expect(links).toHaveLength(2)
  expect(links).toContain(`${site.server.url}/home?path=${encodeURIComponent('cloudreve://my/Finance')}`)
})
