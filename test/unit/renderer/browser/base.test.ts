import { describe, expect, test } from 'vitest'
import { createBaseMemory, readingTime } from '../../../../src/renderer/stores/browser-base.ts'
import { fileRow, versionOf } from '../../../renderer/fake-data.ts'

function rowWith(version: string) {
  return fileRow('Q4 forecast.xlsx', 1, 0, { version: versionOf(version, 1, 0) })
}

function memory() {
  let now = 50_000
  return { bases: createBaseMemory(() => now), wait: (time: number) => (now += time) }
}

describe('the version that a row has shown', () => {
  test('is the one of the row', () => {
    expect(memory().bases.baseOf(rowWith('one')).id).toBe('version of one')
  })

  test('is the one from before while nobody can have read the new one', () => {
    const { bases, wait } = memory()
    bases.update([rowWith('one')], [rowWith('two')])
    wait(readingTime - 1)
    expect(bases.baseOf(rowWith('two')).id).toBe('version of one')
    wait(1)
    expect(bases.baseOf(rowWith('two')).id).toBe('version of two')
  })

  test('stays the first one when the row changes twice in that time', () => {
    const { bases, wait } = memory()
    bases.update([rowWith('one')], [rowWith('two')])
    wait(500)
    bases.update([rowWith('two')], [rowWith('three')])
    expect(bases.baseOf(rowWith('three')).id).toBe('version of one')
  })

  test('is the one of the row again in another folder', () => {
    const { bases } = memory()
    bases.update([rowWith('one')], [rowWith('two')])
    bases.forget()
    expect(bases.baseOf(rowWith('two')).id).toBe('version of two')
  })
})
