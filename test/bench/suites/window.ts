import type { Row } from '../report/row.ts'
import { Child } from '../tools/child.ts'
import type { Options } from './suite.ts'

/** The app with its window: `test/e2e/measure`, in a process of its own. */
export async function window({ quick }: Options): Promise<readonly Row[]> {
  const child = new Child(new URL('../../e2e/measure/measure.ts', import.meta.url), quick ? ['--quick'] : [])
  return (await child.next()) as readonly Row[]
}
