import type { SeedResult } from './run-seed.ts'

/** One line per seed. */
export function lineOf({ plan, problems, outcomes, ms }: SeedResult): string {
  const verdict = problems.length === 0 ? '✓' : '✗'
  return `${verdict} seed ${plan.seed} (${plan.client}, ${Math.round(ms)} ms): ${outcomes.join(', ')}`
}

/** Everything that is known about a seed: what was drawn, what happened, what the server stored, what is wrong. */
export function storyOf(result: SeedResult): string {
  const { plan, story, ledger, problems } = result
  return [
    `seed ${plan.seed}`,
    ...['plan:', JSON.stringify(plan), 'what happened:', ...story, 'ledger:', ...ledger],
    ...['problems:', ...problems],
    `again: npm run test:faults -- --from ${plan.seed} --seeds 1`,
  ].join('\n  ')
}

export class Tally {
  readonly faults: Record<string, number> = {}
  readonly strangers: Record<string, number> = {}
  readonly outcomes: Record<string, number> = {}
  readonly clients: Record<string, number> = {}
  readonly failed: number[] = []
  seeds = 0
  files = 0
  fetched = 0
  kills = 0
  slowest = 0

  add({ plan, problems, outcomes, happened, kills, ms }: SeedResult): void {
    this.seeds += 1
    this.files += plan.files.length
    this.fetched += plan.gets.length
    this.kills += kills
    this.slowest = Math.max(this.slowest, Math.round(ms))
    count(this.clients, plan.client)
    for (const kind of happened) count(this.faults, kind)
    for (const { does } of plan.strangers) count(this.strangers, does)
    for (const { change } of plan.files) if (change) count(this.faults, `local file: ${change.what}`)
    for (const outcome of outcomes) count(this.outcomes, outcome)
    if (problems.length > 0) this.failed.push(plan.seed)
  }
}

function count(into: Record<string, number>, key: string): void {
  into[key] = (into[key] ?? 0) + 1
}
