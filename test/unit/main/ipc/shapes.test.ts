import { expect, test } from 'vitest'
import { z } from 'zod'
import { names } from '../../../../src/shared/ipc/names.ts'
import { schemas } from '../../../../src/shared/ipc/schemas.ts'

type Node = Readonly<Record<string, unknown>>

/** Paths of texts and lists that a page could make as long as it likes. */
function endless(node: Node, path: string): string[] {
  const children = Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? endless(value as Node, `${path}/${key}`) : [],
  )
  const isNamed = 'enum' in node || 'const' in node
  const isEndless =
    (node['type'] === 'string'
      && node['maxLength'] === undefined
      && node['pattern'] === undefined
      && !isNamed)
    || (node['type'] === 'array' && node['maxItems'] === undefined && node['prefixItems'] === undefined)
  return isEndless ? [path, ...children] : children
}

test.each(names.requests)('%s takes no text and no list without an end', (name) => {
  expect(endless(z.toJSONSchema(schemas[name], { io: 'input', unrepresentable: 'any' }), name)).toEqual([])
})

const nested = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown
const junk: readonly unknown[] = [
  ...[undefined, 0, Number.NaN, '', 'x'.repeat(100_000), true, [], {}, nested, { id: { $ne: null } }],
  JSON.parse('{"__proto__":{"id":"a"},"constructor":{"prototype":{"id":"a"}}}'),
  ...['id', 'files', 'file', 'account', 'uri', 'refs'].map((key) => ({ [key]: nested })),
]

test.each(names.requests)('%s refuses what it does not know, and never throws', (name) => {
  const schema: z.ZodType = schemas[name]
  const taken = junk.filter((one) => schema.safeParse(one).success)
  // Settings are changed one by one: none of them is a change too.
  expect(taken).toEqual(name === 'settings.set' ? [{}] : [])
})
