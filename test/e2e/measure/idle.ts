import { readFile } from 'node:fs/promises'
import { processCpu } from '../../bench/tools/process-cpu.ts'
import type { Row } from '../../bench/report/row.ts'
import { rounded } from '../../bench/tools/stats.ts'
import { App } from '../harness/app.ts'
import { signIn } from '../harness/screens.ts'
import { startSite } from '../harness/site.ts'

/** What the main process takes while nobody does anything: processor and memory. */
export async function measureIdle(seconds: number): Promise<Row[]> {
  const site = await startSite()
  await site.elsewhere.save('cloudreve://my/report.txt', 'content')
  const app = await App.launch()
  try {
    await signIn(app, site)
    const pid = app.standIn?.process.pid
    const before = pid === undefined ? null : await processCpu(pid)
    if (pid === undefined || before === null) return []
    await app.page.waitForTimeout(seconds * 1000)
    const after = await processCpu(pid)
    return [
      {
        name: 'Window: main process at rest, share of a processor',
        value: rounded((100 * ((after?.own ?? NaN) - before.own)) / seconds),
        unit: '%',
        goal: null,
        facts: { seconds, on: 'the stand-in, which carries Playwright as well' },
      },
      {
        name: 'Window: main process at rest, memory',
        value: rounded(await residentMiB(pid)),
        unit: 'MiB',
        goal: null,
        facts: {},
      },
    ]
  } finally {
    await app.close()
    await site.server.close()
  }
}

async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024
}
