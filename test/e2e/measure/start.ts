import { chromium } from 'playwright-core'
import { findChromium } from '../../electron/chromium.ts'
import type { Row } from '../../bench/report/row.ts'
import { rounds } from '../../bench/tools/rounds.ts'
import { median, rounded } from '../../bench/tools/stats.ts'
import { App, runsOn } from '../harness/app.ts'

/** From starting the process to the first screen, beside a browser that starts with an empty page. */
export async function measureStart(count: number): Promise<Row[]> {
  const times = await rounds(count, { app: firstScreen, browser: emptyPage })
  const ratios = times.app.map(({ total }, index) => total / (times.browser[index] ?? NaN))
  return [
    {
      name: 'Window: start to first screen',
      value: rounded(median(ratios)),
      unit: '×',
      peer: 'an empty browser',
      goal: null,
      facts: {
        on: runsOn(),
        milliseconds: times.app.map(({ total }) => Math.round(total)),
        browserMilliseconds: times.browser.map(Math.round),
      },
    },
    {
      name: 'Window: first paint after its page was asked for',
      value: Math.round(median(times.app.map(({ paint }) => paint))),
      unit: 'ms',
      goal: null,
      facts: { all: times.app.map(({ paint }) => Math.round(paint)) },
    },
  ]
}

async function firstScreen(): Promise<{ total: number; paint: number }> {
  const started = performance.now()
  const app = await App.launch()
  await app.page.locator('button[type=submit]').waitFor()
  const total = performance.now() - started
  const paint = await app.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((seen) => {
          for (const { name, startTime } of seen.getEntries())
            if (name === 'first-contentful-paint') resolve(startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await app.close()
  return { total, paint }
}

async function emptyPage(): Promise<number> {
  const started = performance.now()
  const executablePath = findChromium({ whole: false })
  if (executablePath === null) throw new Error('no Chromium found; name one in CHROMIUM_PATH')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.setContent('<button type="submit">x</button>')
  await page.locator('button[type=submit]').waitFor()
  const took = performance.now() - started
  await browser.close()
  return took
}
