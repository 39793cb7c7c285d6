import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordedFolder, recordedScenarios } from './harness/recorded.ts'
import { reasonFor } from './harness/uncovered.ts'

const folder = import.meta.dirname

function namesInSuite(): Set<string> {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.test\.ts$/.test(file),
  )
  const text = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  return new Set([...text.matchAll(/\bscenario\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''))
}

test('every recorded scenario has claims or a reason why not, and no claim names an unknown one', ({
  skip,
}) => {
  const recorded = recordedScenarios()
  if (recorded === null) skip(`no recorded exchanges at ${recordedFolder}`)
  const covered = namesInSuite()
  expect([...covered].filter((name) => !recorded?.includes(name))).toEqual([])
  expect(recorded?.filter((name) => !covered.has(name) && reasonFor(name) === undefined)).toEqual([])
})
