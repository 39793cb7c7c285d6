import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { realServer } from './target.ts'

/** With `--verified FOLDER`, writes what a real server showed: one JSON file per day, claim by claim. */
export default class Verified implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const folder = process.env['REDROP_CONTRACT_VERIFIED']
    const server = realServer()
    if (!folder || !server) return
    const rows = modules.flatMap((module) => [...module.children.allTests()].map(rowOf))
    const count = (state: string) => rows.filter((row) => row.result === state).length
    const document = {
      command: `npm run test:contract -- --server URL --email E --password P${server.mayBreak ? ' --may-break' : ''}`,
      date: new Date().toISOString(),
      commit: execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim(),
      versions: { cloudreve: await versionOf(server.url), node: process.versions.node },
      passed: count('passed'),
      failed: count('failed'),
      skipped: count('skipped'),
      rows,
    }
    mkdirSync(folder, { recursive: true })
    const name = `${document.date.slice(0, 10)}-contract${server.mayBreak ? '-may-break' : ''}.json`
    writeFileSync(join(folder, name), `${JSON.stringify(document, null, 1)}\n`)
  }
}

function rowOf(test: ReturnType<TestModule['children']['allTests']> extends Iterable<infer T> ? T : never) {
  const result = test.result()
  const note = result.state === 'skipped' && result.note ? { reason: result.note } : {}
  return { claim: test.fullName, result: result.state, ...note }
}

async function versionOf(url: string): Promise<string> {
  const reply = await fetch(`${url}/api/v4/site/ping`)
  return ((await reply.json()) as { data: string }).data
}
