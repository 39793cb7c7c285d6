import type { Page } from 'playwright-core'
import type { FolderPage, Result } from '../../../src/shared/ipc/contract.ts'
import type { Row } from '../../bench/report/row.ts'
import { median, rounded } from '../../bench/tools/stats.ts'
import { decode, encode } from '../../electron/codec.ts'
import { App } from '../harness/app.ts'
import { list, row, signIn } from '../harness/screens.ts'
import { startSite, type Site } from '../harness/site.ts'
import { watchTasks } from './tasks.ts'

const entries = 10_000
const folder = 'cloudreve://my/big'

/** A folder of 10,000 files: until its last row is there, beside bare listing calls; then scrolling through it. */
export async function measureList(rounds: number): Promise<Row[]> {
  const site = await startSite()
  await fill(site)
  const app = await App.launch({ size: { width: 1180, height: 760 } })
  try {
    await signIn(app, site)
    const ours: number[] = []
    const bare: number[] = []
    const unshown: number[] = []
    const crossing: number[] = []
    for (let round = -1; round < rounds; round++) {
      const opened = await openToTheEnd(app.page)
      const listed = await bareListing(site)
      if (round >= 0) {
        ours.push(opened)
        bare.push(listed)
        const asked = await askedFor(app.page)
        unshown.push(asked.took)
        crossing.push(crossingOf(asked.pages))
      }
      await app.page.keyboard.press('Alt+ArrowUp')
      await row(app.page, 'big').waitFor()
    }
    const ratios = ours.map((took, index) => took / (bare[index] ?? NaN))
    await openToTheEnd(app.page)
    return [
      {
        name: 'Window: folder of 10,000, until its last row shows',
        value: rounded(median(ratios)),
        unit: '×',
        peer: 'bare listing calls',
        goal: null,
        facts: { milliseconds: ours.map(Math.round), bareMilliseconds: bare.map(Math.round) },
      },
      {
        name: 'Window: the same rows asked for by the page, not shown',
        value: rounded(median(unshown.map((took, index) => took / (bare[index] ?? NaN)))),
        unit: '×',
        peer: 'bare listing calls',
        goal: null,
        facts: {
          milliseconds: unshown.map(Math.round),
          // Of that: values as text and back, which Electron does by itself, natively.
          standInCrossingMilliseconds: crossing.map(Math.round),
        },
      },
      ...(await scroll(app.page)),
    ]
  } finally {
    await app.close()
    await site.server.close()
  }
}

async function fill({ server, elsewhere }: Site): Promise<void> {
  await elsewhere.save(`${folder}/0.txt`, 'content')
  const { site } = server
  const first = site.state.files.find(({ name }) => name === '0.txt')
  if (first === undefined) throw new Error('no file')
  for (let at = 1; at < entries; at++)
    site.tree.add({ ...first, id: site.nextId('file'), name: `${at}.txt`, entities: [...first.entities] })
}

async function openToTheEnd(page: Page): Promise<number> {
  const last = list(page).locator(`[aria-rowindex="${entries + 1}"]`)
  const started = performance.now()
  await row(page, 'big').dblclick()
  await list(page).locator('[aria-rowindex="3"]').waitFor()
  await list(page).focus()
  while (!(await last.isVisible())) await page.keyboard.press('End')
  return performance.now() - started
}

/** The page asks main for all rows as the list does. */
async function askedFor(page: Page): Promise<{ took: number; pages: readonly unknown[] }> {
  return page.evaluate(async (uri) => {
    const started = performance.now()
    const accounts = await window.redrop.accounts.list()
    const signedIn = accounts.ok ? accounts.value[0] : undefined
    if (signedIn === undefined) throw new Error('nobody is signed in')
    const account = { instance: signedIn.instance, user: signedIn.user }
    const pages: unknown[] = []
    let pageToken: string | null = null
    do {
      const order = { orderBy: 'updated_at', direction: 'desc' } as const
      const answer: Result<FolderPage> = await window.redrop.browse.list({
        account,
        uri,
        ...order,
        pageToken,
      })
      if (!answer.ok) throw new Error(answer.error.code)
      pages.push(answer.value)
      pageToken = answer.value.nextToken
    } while (pageToken !== null)
    return { took: performance.now() - started, pages }
  }, folder)
}

function crossingOf(pages: readonly unknown[]): number {
  const started = performance.now()
  for (const one of pages) decode(encode(one))
  return performance.now() - started
}

async function bareListing({ elsewhere }: Site): Promise<number> {
  const started = performance.now()
  await elsewhere.count(folder)
  return performance.now() - started
}

async function scroll(page: Page): Promise<Row[]> {
  await page.keyboard.press('Home')
  const tasks = await watchTasks(page)
  const frames = await list(page).evaluate(async (grid) => {
    const all = [grid, ...grid.querySelectorAll('*')]
    const scroller = all.find((one) => one.scrollHeight > one.clientHeight + 1000) ?? grid
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const times: number[] = []
    let before = await frame()
    for (let step = 0; step < 300; step++) {
      scroller.scrollTop += 400
      const now = await frame()
      times.push(now - before)
      before = now
    }
    return scroller.scrollTop > 50_000 ? times : []
  })
  if (frames.length === 0) throw new Error('the list did not scroll')
  const sorted = frames.toSorted((a, b) => a - b)
  return [
    {
      name: 'Window: scrolling 10,000 rows, frame time p95',
      value: rounded(sorted[Math.floor(sorted.length * 0.95)] ?? NaN),
      unit: 'ms',
      goal: null,
      facts: { median: rounded(median(frames)), longest: rounded(sorted.at(-1) ?? NaN) },
    },
    await tasks.row('Window: tasks above 50 ms while scrolling'),
  ]
}
