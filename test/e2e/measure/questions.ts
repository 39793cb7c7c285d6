import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Row } from '../../bench/report/row.ts'
import type {} from '../../../src/shared/ipc/contract.ts'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { row, signIn } from '../harness/screens.ts'
import { startSite } from '../harness/site.ts'
import { watchTasks } from './tasks.ts'

const folder = 'cloudreve://my/many'

/** Hundreds of files that all ask something: what the page does while they are gone through and answered as one. */
export async function measureQuestions(count: number): Promise<Row[]> {
  const site = await startSite()
  for (let at = 0; at < count; at++) await site.elsewhere.save(`${folder}/${at}.txt`, 'content')
  const app = await App.launch({ size: { width: 1180, height: 760 } })
  try {
    await signIn(app, site)
    const { page } = app
    await dropEmpty(app, count)
    await untilOpen(page, count)
    const first = page.locator('[data-question]').first()
    while (!(await first.isVisible())) {
      // One of them asks in a dialog, which is put off.
      await page.keyboard.press('Escape')
      const decisions = page.getByText('Decisions', { exact: true }).first()
      await decisions.click({ timeout: 1_000 }).catch(() => undefined)
    }
    await first.focus()
    const going = await watchTasks(page)
    for (const key of [...Array<string>(30).fill('ArrowDown'), 'n', 'n', 'End', 'Home'])
      await page.keyboard.press(key)
    // What has the focus is what is shown beside it.
    await page.locator('[data-question][aria-current]:focus').waitFor()
    const gone = await going.row(`Window: ${count} open questions, gone through: tasks above 50 ms`)
    const answering = await watchTasks(page)
    const began = performance.now()
    await page.getByRole('button', { name: 'Answer all…' }).click()
    await answer(page, count)
    await untilOpen(page, 0)
    const answered = await answering.row(`Window: ${count} questions answered as one: tasks above 50 ms`, {
      seconds: Math.round((performance.now() - began) / 100) / 10,
    })
    return [gone, answered]
  } finally {
    await app.kill()
    await rm(app.home, { recursive: true })
    await site.server.close()
  }
}

/** Empty files over ones with content. */
async function dropEmpty(app: App, count: number): Promise<void> {
  const local = join(app.home, 'many')
  await mkdir(local)
  const paths = Array.from({ length: count }, (_, at) => join(local, `${at}.txt`))
  for (const path of paths) await writeFile(path, '')
  await dropFiles(row(app.page, 'many'), paths)
  const send = app.page.getByRole('dialog').getByRole('button', { name: `Send ${count} files` })
  await send.waitFor()
  await press(app.page, `Send ${count} files`)
}

async function answer(page: Page, count: number): Promise<void> {
  const dialog = page.getByRole('dialog')
  const name = `Replace with empty file (${count})`
  while (!(await dialog.getByRole('button', { name }).isVisible()))
    await dialog
      .getByText(`Replaces ${count} files`)
      .click({ timeout: 1_000 })
      .catch(() => undefined)
  await press(page, name)
}

/** A dialog takes no clicks at first. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('dialog').getByRole('button', { name })
  await button.waitFor()
  while (await button.isVisible()) await button.click({ timeout: 1_000 }).catch(() => undefined)
}

async function untilOpen(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      const answer = await window.redrop.activity.snapshot()
      return answer.ok && answer.value.items.filter(({ question }) => question !== null).length === wanted
    },
    count,
    { polling: 250, timeout: 300_000 },
  )
}
