import type { Page } from 'playwright-core'
import type { Row } from '../../bench/report/row.ts'

declare global {
  interface Window {
    longTasks?: number[]
  }
}

export interface TaskWatch {
  row(name: string, facts?: Row['facts']): Promise<Row>
}

/** Counts what holds the page up for more than 50 ms from now on. */
export async function watchTasks(page: Page): Promise<TaskWatch> {
  await page.evaluate(() => {
    const tasks: number[] = []
    window.longTasks = tasks
    new PerformanceObserver((seen) =>
      tasks.push(...seen.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    })
  })
  return {
    async row(name, facts = {}) {
      const tasks = await page.evaluate(() => window.longTasks ?? [])
      return {
        name,
        value: tasks.length,
        unit: 'tasks',
        goal: { atMost: 0 },
        facts: { longestMilliseconds: Math.round(Math.max(0, ...tasks)), ...facts },
      }
    },
  }
}
