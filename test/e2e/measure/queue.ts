import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Row } from '../../bench/report/row.ts'
import { rounded } from '../../bench/tools/stats.ts'
import type {} from '../../../src/shared/ipc/contract.ts'
import { App } from '../harness/app.ts'
import { dropFiles } from '../harness/drop.ts'
import { list, signIn } from '../harness/screens.ts'
import { startSite } from '../harness/site.ts'
import { watchTasks } from './tasks.ts'

declare global {
  interface Window {
    heard?: { changes: number; roundTrips: number[] }
  }
}

/** Milliseconds of a server's answer over a network: three at a time then make some 200 state changes in a second. */
const serverTakes = 40

/**
 * Many files dropped at once: what page and main process do while they are added, and once all are in the queue and three
 * are under way. The drop itself is not measured: the stand-in copies each file across and asks Chromium for its path.
 */
export async function measureQueue(files: number, seconds: number): Promise<Row[]> {
  const count = files.toLocaleString('en-US')
  const site = await startSite()
  await site.elsewhere.save('cloudreve://my/report.txt', 'content')
  site.server.faults.add({
    match: { method: 'PUT', path: /\/file\/content$/ },
    do: { kind: 'delay', ms: serverTakes },
  })
  const app = await App.launch({ size: { width: 1180, height: 760 } })
  try {
    await signIn(app, site)
    const { page } = app
    const paths = await someFiles(join(app.home, 'many'), files)
    await page.getByRole('button', { name: 'Transfers' }).first().click()
    await listen(page)
    await dropFiles(list(page), paths)
    const whileAdded = await watchTasks(page)
    await page.waitForFunction((wanted) => (window.heard?.changes ?? 0) >= wanted, files, {
      timeout: 600_000,
    })
    const adding = await whileAdded.row(`Window: ${count} are added: tasks above 50 ms`)
    const tasks = await watchTasks(page)
    await beginAsking(page)
    const sent = site.server.requests.length
    await page.waitForTimeout(seconds * 1000)
    const saved = site.server.requests.slice(sent).filter(({ path }) => path.endsWith('/file/content')).length
    const { changes, roundTrips } = await page.evaluate(() => window.heard ?? { changes: 0, roundTrips: [] })
    const sorted = roundTrips.toSorted((a, b) => a - b)
    return [
      adding,
      await tasks.row(`Window: ${count} queued, 3 under way: tasks above 50 ms`, {
        // Checking, sending, saving, verifying, saved: those that follow at once are told together.
        stateChangesPerSecond: Math.round((5 * saved) / seconds),
        toldPerSecond: Math.round(changes / seconds),
      }),
      {
        name: 'Window: a question to the main process meanwhile, p99',
        value: rounded(sorted[Math.floor(sorted.length * 0.99)] ?? NaN),
        unit: 'ms',
        goal: { atMost: 50 },
        facts: { longest: rounded(sorted.at(-1) ?? NaN), asked: sorted.length },
      },
    ]
  } finally {
    await app.kill()
    await rm(app.home, { recursive: true })
    await site.server.close()
  }
}

async function someFiles(folder: string, count: number): Promise<string[]> {
  await mkdir(folder)
  const paths = Array.from({ length: count }, (_, at) => join(folder, `${at}.txt`))
  for (const path of paths) await writeFile(path, path.padEnd(1024))
  return paths
}

/** From now on the page counts state changes. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard = { changes: 0, roundTrips: [] as number[] }
    window.heard = heard
    window.redrop.events.onActivity(({ changed }) => (heard.changes += changed.length))
  })
}

/** Counts anew, and asks the main process ten times a second. */
async function beginAsking(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { heard } = window
    if (heard === undefined) throw new Error('nobody listens')
    heard.changes = 0
    setInterval(() => {
      const asked = performance.now()
      void window.redrop.settings.get().then(() => heard.roundTrips.push(performance.now() - asked))
    }, 100)
  })
}
