import { expect, test } from 'vitest'
import { lockFilesOf, useOf } from '../../../../src/core/domain/edit-use.ts'

const names = (name: string) => lockFilesOf(name).map((lock) => lock.name)

test.each([
  ['.~lock.Report.odt#', 'Report.odt'],
  ['~$Report.docx', 'Report.docx'],
  ['~$port.docx', 'Report.docx'],
  ['.notes.txt.swp', 'notes.txt'],
  ['.vimrc.swo', '.vimrc'],
])('%s says that %s is open', (lock, name) => {
  expect(names(name)).toContain(lock)
})

test.each(['.#notes.txt', '#notes.txt#', '.other.txt.swp'])('%s says nothing of notes.txt', (lock) => {
  expect(names('notes.txt')).not.toContain(lock)
})

test('who has had a file open and leaves no lock any more has closed it; who never left one tells nothing', () => {
  const [lock] = lockFilesOf('plan.odt')
  if (!lock) throw new Error('no lock')
  expect(useOf('unknown', [lock])).toEqual({ use: 'open', program: 'LibreOffice' })
  expect(useOf('closed', [lock]).use).toBe('open')
  expect(useOf('open', []).use).toBe('closed')
  expect(useOf('closed', []).use).toBe('closed')
  expect(useOf('unknown', [])).toEqual({ use: 'unknown', program: null })
})
