import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '../../cloudreve/index.ts'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

const settings = { eventDebounceMs: 50 }
/** A look at the folder comes at least every 20 s, and a site that is away is asked again at least every 15 s. */
const soon = { timeout: 45_000 }
let folder: string
let site: Site
let again: TestServer | null = null
let app: App

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-live-'))
  site = await startSite({ folder, settings })
  await site.elsewhere.save('cloudreve://my/plan.txt', 'first')
  await site.elsewhere.save('cloudreve://my/other.txt', 'other')
  // Too old to be told as changes.
  for (const node of site.server.site.state.files) node.updatedAt = '2026-01-05T10:00:00.000000000Z'
  app = await App.launch()
  await signIn(app, site)
})
afterAll(async () => {
  await app.close()
  await (again ?? site.server).close()
  await rm(folder, { recursive: true, force: true })
})

const listings = () => site.server.requests.filter(({ path }) => path.endsWith('/api/v4/file')).length

test('what another session saves is told on its row at once, and the list is not fetched for it', async () => {
  await app.page.getByText('Live', { exact: true }).waitFor(soon)
  expect(await row(app.page, 'plan.txt').getByText('Changed').count()).toBe(0)
  await expect.poll(() => site.server.requests.some(({ path }) => path.endsWith('/file/events'))).toBe(true)
  const before = listings()
  await site.elsewhere.save('cloudreve://my/plan.txt', 'a second version')
  await row(app.page, 'plan.txt').getByText('Changed just now').waitFor(soon)
  await row(app.page, 'plan.txt').getByText('16 bytes').waitFor()
  // One look may have come in between; a list asks for more than that.
  expect(listings() - before).toBeLessThanOrEqual(1)
})

test('what this computer saves is not told as a change, and what others add appears', async () => {
  await dropFiles(row(app.page, 'other.txt'), [await app.file('other.txt', 'mine now')])
  await app.page.getByText('Replaced “other.txt”').waitFor()
  await site.elsewhere.save('cloudreve://my/new.txt', 'new')
  await row(app.page, 'new.txt').getByText('Changed just now').waitFor(soon)
  await row(app.page, 'other.txt').getByText('8 bytes').waitFor()
  expect(await row(app.page, 'other.txt').getByText('Changed').count()).toBe(0)
})

test('a server that is gone is said to be, and it is live again when it is back', async () => {
  const port = Number(new URL(site.server.url).port)
  await site.server.close()
  await app.page.getByText('Offline', { exact: true }).waitFor(soon)
  await app.page.getByText(/^No connection to/).waitFor()
  again = await startServer({ folder, port, settings })
  await app.page.getByText('Live', { exact: true }).waitFor(soon)
  await expect.poll(() => app.page.getByText(/^No connection to/).count(), soon).toBe(0)
})
