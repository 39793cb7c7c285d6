import { describe, expect, it } from 'vitest'
import { plain } from '../../../../src/renderer/api/plain.ts'
import { fileKindOf } from '../../../../src/renderer/ui/file-kind.ts'
import { shortcutText } from '../../../../src/renderer/ui/shortcut.ts'
import { reactive } from 'vue'

describe('the glyph of a file', () => {
  it.each([
    ['Q3 budget.xlsx', 'sheet'],
    ['REPORT.PDF', 'pdf'],
    ['archive.tar.gz', 'pack'],
    ['index.html', 'code'],
    ['.gitignore', 'other'],
    ['README', 'other'],
    ['name.', 'other'],
    ['<img src=x onerror=alert(1)>.txt', 'text'],
  ])('of %s is %s', (name, kind) => {
    expect(fileKindOf(name)).toBe(kind)
  })
})

describe('keys', () => {
  it('are written as the platform writes them', () => {
    expect(shortcutText('Ctrl Shift H', 'windows')).toBe('Ctrl Shift H')
    expect(shortcutText('Ctrl Shift H', 'mac')).toBe('⇧⌘H')
    expect(shortcutText('F2', 'mac')).toBe('F2')
  })
})

describe('what is sent to main', () => {
  it('has no proxies left in it, however deep', () => {
    const state = reactive({ files: [{ id: 'a', account: { user: 'ana' } }] })
    expect(() => structuredClone(state.files)).toThrow()
    expect(structuredClone(plain(state))).toEqual({ files: [{ id: 'a', account: { user: 'ana' } }] })
  })

  it('keeps files what they are', () => {
    const file = new File(['x'], 'a.txt')
    expect(plain([file])[0]).toBe(file)
  })
})
