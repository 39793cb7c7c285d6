import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

/** What axe-core finds wrong with what is on screen; `evaluate` is not bound by the page's content security policy. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(source)
  const violations: readonly Violation[] = await page.evaluate(
    '(async () => (await axe.run(document)).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))()',
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.flatMap(({ target }) => target).join(', ')}`)
}
