import { runSeed } from './run-seed.ts'
for (let s = Number(process.argv[2]); s < Number(process.argv[2]) + Number(process.argv[3]); s++) {
  const r = await runSeed(s)
  console.log(s, r.plan.client, Math.round(r.ms), r.outcomes.join(' | '), '::', r.happened.join(','))
  if (r.problems.length) console.log('  PROBLEMS', r.problems.join('\n    '))
  if (process.env.V)
    console.log(JSON.stringify(r.plan), '\n', r.story.join('\n '), '\n', r.ledger.join('\n '))
}
