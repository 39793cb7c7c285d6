import { describe, expect, test } from 'vitest'
import { isProgramContent, isProgramName } from '../../../../src/core/domain/programs.ts'

describe('names that are never opened', () => {
  test.each([
    'setup.exe',
    'Setup.EXE',
    'report.pdf.scr',
    'run.bat. .',
    'page.url',
    'Report.desktop',
    '.desktop',
    'tool.sh',
    'Installer.pkg',
    'Tool.app',
    'link.LNK',
    'notes.{ECF03A32-103D-11d2-854D-006008059367}',
  ])('%s', (name) => expect(isProgramName(name)).toBe(true))

  test.each(['report.pdf', 'exe', 'exe.txt', 'Q4 forecast.xlsx', 'notes', '.profile', 'photo.jpg', 'a.{b}'])(
    'but %s is',
    (name) => expect(isProgramName(name)).toBe(false),
  )
})

describe('contents that are never opened, whatever their name', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test.each([
    ['a program of Windows', 'MZ', 'exe'],
    ['a program of Linux', '\x7fE', 'elf'],
    ['a program of macOS', '\xca\xfe', 'macho'],
    ['a script', '#!', null],
  ])('%s', (_, head, type) => expect(isProgramContent(bytes(head), type)).toBe(true))

  test.each([
    ['a document', '%P', 'pdf'],
    ['text', '# ', null],
    ['nothing', '', null],
  ])('but %s is', (_, head, type) => expect(isProgramContent(bytes(head), type)).toBe(false))
})
