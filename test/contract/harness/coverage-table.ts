import type { Reporter, TestModule } from 'vitest/node'
import { recordedScenarios } from './recorded.ts'
import { reasonFor } from './uncovered.ts'

interface Claims {
  passed: number
  failed: number
  skipped: number
}

/** Prints, after the contract suite, which recorded scenarios have claims and why others have none. */
export default class CoverageTable implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const covered = new Map<string, Claims>()
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { scenario } = test.meta()
        if (scenario === undefined) continue
        const claims = covered.get(scenario) ?? { passed: 0, failed: 0, skipped: 0 }
        const { state } = test.result()
        claims[state === 'pending' ? 'skipped' : state]++
        covered.set(scenario, claims)
      }
    }
    if (covered.size > 0) process.stdout.write(`\n${table(covered).join('\n')}\n`)
  }
}

function table(covered: ReadonlyMap<string, Claims>): string[] {
  const recorded = recordedScenarios()
  const names = [...new Set([...(recorded ?? []), ...covered.keys()])].sort()
  const width = Math.max(...names.map((name) => name.length))
  const rows = names.map((name) => `${name.padEnd(width)}  ${describe(name, covered.get(name))}`)
  const total = names.filter((name) => covered.has(name)).length
  const scope = recorded === null ? ' known to the suite (the recordings are not here)' : ' recorded'
  return [...rows, `${total} of ${names.length} scenarios${scope} are covered`]
}

function describe(name: string, claims: Claims | undefined): string {
  if (claims === undefined) return `not covered: ${reasonFor(name) ?? 'no reason given'}`
  const { passed, failed, skipped } = claims
  const count = passed + failed + skipped
  const marks = [failed > 0 ? `${failed} FAILED` : '', skipped > 0 ? `${skipped} skipped` : ''].filter(
    Boolean,
  )
  return `${count} ${count === 1 ? 'claim' : 'claims'}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
}
