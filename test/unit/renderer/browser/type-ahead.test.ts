import { describe, expect, test } from 'vitest'
import { createTypeAhead } from '../../../../src/renderer/features/browser/logic/type-ahead.ts'

const names = ['Annual report.pdf', 'Q3 budget.xlsx', 'Q4 forecast.xlsx', 'Quarter', 'Ärger.txt']

function typeAhead() {
  let now = 1_000_000
  const search = createTypeAhead(() => now)
  return {
    ...search,
    type(text: string, from = -1): number {
      let at = from
      for (const key of text) at = Math.max(at, search.find(key, names, at))
      return at
    },
    wait: (milliseconds: number) => (now += milliseconds),
  }
}

describe('going to a row by its name', () => {
  test('several letters narrow it down without leaving a row that still fits', () => {
    expect(typeAhead().type('q4')).toBe(2)
  })

  test('the same letter again goes to the next row that begins with it, and around', () => {
    const search = typeAhead()
    expect(search.find('q', names, -1)).toBe(1)
    expect(search.find('q', names, 1)).toBe(2)
    expect(search.find('q', names, 2)).toBe(3)
    expect(search.find('q', names, 3)).toBe(1)
  })

  test('after a pause typing begins anew', () => {
    const search = typeAhead()
    expect(search.find('q', names, -1)).toBe(1)
    search.wait(1_500)
    expect(search.typing()).toBe(false)
    expect(search.find('a', names, 1)).toBe(0)
  })

  test('case and the composition of letters make no difference', () => {
    expect(typeAhead().find('ä'.normalize('NFD'), names, -1)).toBe(4)
  })

  test('nothing that fits leaves the keyboard where it is', () => {
    expect(typeAhead().find('z', names, 2)).toBe(-1)
  })
})
