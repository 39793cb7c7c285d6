import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

/** `colours`: only what depends on them. */
type Rules = 'all' | 'colours'

const rules = { all: {}, colours: { runOnly: ['color-contrast', 'link-in-text-block'] } } as const

/** What axe-core finds wrong with what is on screen; `evaluate` is not bound by the page's content security policy. */
export function axe(page: Page, which: Rules = 'all'): Promise<readonly string[]> {
  return axeIn(page, 'html', which)
}

/** The same for a part of the page. */
export async function axeIn(page: Page, selector: string, which: Rules = 'all'): Promise<readonly string[]> {
  await page.evaluate(`window.axe ?? (() => { ${source} })()`)
  // Nothing but violations: what is right is not put together either.
  const options = { ...rules[which], resultTypes: ['violations'] }
  const context = selector === 'html' ? 'document' : `'${selector}'`
  const violations: readonly Violation[] = await page.evaluate(
    `(async () => (await axe.run(${context}, ${JSON.stringify(options)})).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))()`,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.flatMap(({ target }) => target).join(', ')}`)
}
