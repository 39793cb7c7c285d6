import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Prints why tests were skipped and leaves the counts for `scripts/test.mjs`. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    const reasons = new Map<string, string[]>()
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed++
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'pending') counts.failed++
        else counts[result.state]++
        if (result.state !== 'skipped') continue
        const reason = result.note ?? 'no reason given'
        reasons.set(reason, [...(reasons.get(reason) ?? []), test.fullName])
      }
    }
    for (const [reason, tests] of reasons) process.stdout.write(`skipped ${tests.length}: ${reason}\n`)
    const file = process.env['REDROP_TEST_COUNTS']
    if (file) writeFileSync(file, JSON.stringify(counts))
  }
}
