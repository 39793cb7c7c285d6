import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'

let site: Site
let app: App
beforeEach(async () => {
  ;[site, app] = await Promise.all([startSite(), App.launch()])
})
afterEach(async () => {
  await app.close()
  await site.server.close()
})

const uri = 'cloudreve://my/report.txt'

test('a file dropped on a row replaces its content, byte by byte, and Undo brings the old one back', async () => {
  await site.elsewhere.save(uri, 'the old content')
  await signIn(app, site)
  const path = await app.file('another name.txt', 'the new content')
  await dropFiles(row(app.page, 'report.txt'), [path])
  const undo = app.page.getByRole('button', { name: 'Undo' }).first()
  await undo.waitFor()
  expect(await site.content(uri)).toBe('the new content')
  await undo.click()
  await expect.poll(() => site.content(uri)).toBe('the old content')
})

test('a name like a script is a name, nothing else: in the list, of a local file, in toasts and transfers', async () => {
  const name = '<img src=x onerror=alert(1)>.txt'
  const { site: inside } = site.server
  await site.elsewhere.save(uri, 'the old content')
  await site.elsewhere.save('cloudreve://my/plain.txt', 'content')
  // Cloudreve refuses such a name; it may still come from an older server.
  for (const node of inside.state.files)
    if (node.name === 'plain.txt') inside.tree.place(node, node.parentId, name)
  await signIn(app, site)
  await row(app.page, name).waitFor()
  await dropFiles(row(app.page, 'report.txt'), [await app.file(name, 'the new content')])
  await app.page.getByRole('button', { name: 'Undo' }).first().waitFor()
  await app.page.getByRole('button', { name: 'Transfers', exact: false }).first().click()
  expect(await app.page.locator('img[src="x"]').count()).toBe(0)
  expect(await site.content(uri)).toBe('the new content')
})

test('10,000 files: the list scrolls to the last one without having them all in the page', async () => {
  await site.elsewhere.save('cloudreve://my/big/0.txt', 'content')
  const { site: inside } = site.server
  const first = inside.state.files.find(({ name }) => name === '0.txt')
  if (first === undefined) throw new Error('no file')
  for (let at = 1; at < 10_000; at++)
    inside.tree.add({ ...first, id: inside.nextId('file'), name: `${at}.txt`, entities: [...first.entities] })
  await signIn(app, site)
  await row(app.page, 'big').dblclick()
  await list(app.page).locator('[aria-rowindex="3"]').waitFor()
  await list(app.page).focus()
  // Pages of the listing are fetched while one scrolls.
  await expect
    .poll(
      async () => {
        await app.page.keyboard.press('End')
        return list(app.page).locator('[aria-rowindex="10001"]').isVisible()
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  expect(await list(app.page).getByRole('row').count()).toBeLessThan(200)
})
