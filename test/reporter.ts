import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Prints, last of all, which tests failed and why others were skipped; leaves the counts for `scripts/test.mjs`. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    const failures: string[] = errors.map((error) => firstLine(error))
    const reasons = new Map<string, string[]>()
    for (const module of modules) {
      if (module.errors().length > 0) {
        counts.failed++
        failures.push(`${module.relativeModuleId}: ${firstLine(module.errors()[0])}`)
      }
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'failed')
          failures.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLine(result.errors[0])}`)
        if (result.state === 'pending') counts.failed++
        else counts[result.state]++
        if (result.state !== 'skipped') continue
        const reason = result.note ?? 'no reason given'
        reasons.set(reason, [...(reasons.get(reason) ?? []), test.fullName])
      }
    }
    for (const [reason, tests] of reasons) process.stdout.write(`skipped ${tests.length}: ${reason}\n`)
    for (const failure of failures) process.stdout.write(`failed: ${failure}\n`)
    const file = process.env['REDROP_TEST_COUNTS']
    if (file) writeFileSync(file, JSON.stringify(counts))
  }
}

function firstLine(error: unknown): string {
  const message = typeof error === 'object' && error && 'message' in error ? error.message : error
  return String(message).split('\n', 1)[0] ?? ''
}
