import type { Row } from '../../bench/report/row.ts'
import { measureIdle } from './idle.ts'
import { measureList } from './list.ts'
import { measureQuestions } from './questions.ts'
import { measureQueue } from './queue.ts'
import { measureStart } from './start.ts'

const quick = process.argv.includes('--quick')
const rounds = quick ? 2 : 5
const measures: readonly (() => Promise<readonly Row[]>)[] = [
  () => measureStart(rounds),
  () => measureList(rounds),
  () => measureQueue(quick ? 500 : 10_000, quick ? 5 : 30),
  () => measureQuestions(quick ? 50 : 500),
  () => measureIdle(quick ? 5 : 60),
]

// One after the other: each has the machine for itself. The benchmark is the parent and takes the rows as a message.
const rows: Row[] = []
for (const measure of measures) rows.push(...(await measure()))
process.send?.(rows)
if (process.connected) process.disconnect()
else console.table(rows.map(({ name, value, unit }) => ({ name, value, unit })))
