import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

/** What axe-core finds wrong with what is on screen; `evaluate` is not bound by the page's content security policy. */
export function axe(page: Page): Promise<readonly string[]> {
  return axeIn(page, 'html')
}

/** The same for a part of the page. */
export async function axeIn(page: Page, selector: string): Promise<readonly string[]> {
  await page.evaluate(`window.axe ?? (() => { ${source} })()`)
  const violations: readonly Violation[] = await page.evaluate(
    `(async () => (await axe.run(${selector === 'html' ? 'document' : `'${selector}'`})).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))()`,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.flatMap(({ target }) => target).join(', ')}`)
}
