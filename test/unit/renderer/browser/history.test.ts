import { describe, expect, test } from 'vitest'
import {
  canTravel,
  currentFolder,
  startHistory,
  travel,
  visit,
} from '../../../../src/renderer/stores/browser-history.ts'

const [root, one, two] = ['cloudreve://my', 'cloudreve://my/One', 'cloudreve://my/Two']

describe('the folders that were shown', () => {
  test('back and forward go through them', () => {
    const there = visit(visit(startHistory(root), one), two)
    const back = travel(there, -1)
    expect(currentFolder(back)).toBe(one)
    expect(currentFolder(travel(back, 1))).toBe(two)
  })

  test('opening a folder after going back forgets what was ahead', () => {
    const back = travel(visit(startHistory(root), one), -1)
    const elsewhere = visit(back, two)
    expect(elsewhere.visited).toEqual([root, two])
    expect(canTravel(elsewhere, 1)).toBe(false)
  })

  test('opening the folder that is shown adds nothing', () => {
    expect(visit(startHistory(root), root).visited).toEqual([root])
  })

  test('there is nothing before the first and after the last', () => {
    const start = startHistory(root)
    expect(travel(start, -1)).toBe(start)
    expect(travel(start, 1)).toBe(start)
  })
})
