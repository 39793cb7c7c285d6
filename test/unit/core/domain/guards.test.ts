import { describe, expect, it } from 'vitest'
import { guardFor, type GuardQuestion } from '../../../../src/core/domain/guards.ts'

const KiB = 1024
const plain: GuardQuestion = {
  name: 'list.csv',
  remoteSize: 100 * KiB,
  localSize: 100 * KiB,
  foundType: null,
  accepted: [],
}
const guardOf = (change: Partial<GuardQuestion>) => guardFor({ ...plain, ...change })?.guard ?? null

describe('empty and much smaller content', () => {
  it.each<[string, Partial<GuardQuestion>, string | null]>([
    ['as large as before', {}, null],
    ['empty over content', { localSize: 0 }, 'empty'],
    ['empty over one byte', { localSize: 0, remoteSize: 1 }, 'empty'],
    ['empty over empty', { localSize: 0, remoteSize: 0 }, null],
    ['empty, accepted', { localSize: 0, accepted: ['empty'] }, null],
    ['under a tenth', { localSize: 10 * KiB - 1 }, 'shrunk'],
    ['exactly a tenth', { localSize: 10 * KiB }, null],
    ['under a tenth, accepted', { localSize: KiB, accepted: ['shrunk'] }, null],
    ['under a tenth, another guard accepted', { localSize: KiB, accepted: ['empty'] }, 'shrunk'],
    ['under a tenth of exactly 64 KiB', { localSize: 1, remoteSize: 64 * KiB }, null],
    ['under a tenth of just more than 64 KiB', { localSize: 1, remoteSize: 64 * KiB + 1 }, 'shrunk'],
  ])('%s: %s', (_, change, guard) => {
    expect(guardOf(change)).toBe(guard)
  })

  it('carries both sizes', () => {
    expect(guardFor({ ...plain, localSize: 0 })).toEqual({
      kind: 'guard',
      guard: 'empty',
      remoteSize: 100 * KiB,
      localSize: 0,
    })
  })
})

describe('content of another type than the name says', () => {
  it.each<[string, string | null, [expected: string, found: string] | null]>([
    ['report.pdf', 'pdf', null],
    ['report.pdf', 'png', ['PDF', 'PNG']],
    ['Report.PDF', 'docx', ['PDF', 'DOCX']],
    ['report.pdf', null, null],
    ['photo.jpeg', 'jpg', null],
    ['photo.jpeg', 'heic', ['JPEG', 'HEIC']],
    ['photo.jpg', 'png', ['JPEG', 'PNG']],
    ['budget.xlsx', 'xlsx', null],
    ['budget.xlsx', 'zip', null],
    ['budget.xlsx', 'cfb', null],
    ['budget.xlsx', 'docx', ['XLSX', 'DOCX']],
    ['budget.xlsx', null, null],
    ['budget.xls', 'cfb', null],
    ['budget.xls', null, null],
    ['budget.xls', 'xlsx', ['XLS', 'XLSX']],
    ['letter.odt', 'odt', null],
    ['letter.odt', 'ods', ['ODT', 'ODS']],
    ['all.zip', 'docx', null],
    ['all.zip', 'rar', ['ZIP', 'RAR']],
    ['all.tar.gz', 'gz', null],
    ['clip.mp4', 'mov', null],
    ['clip.mp4', 'mkv', ['MP4', 'MKV']],
    ['song.mp3', null, null],
    ['song.mp3', 'wav', ['MP3', 'WAV']],
    ['notes.md', null, null],
    ['notes.md', 'pdf', ['MD', 'PDF']],
    ['page.html', 'xml', null],
    ['logo.svg', 'xml', null],
    ['logo.svg', 'png', ['SVG', 'PNG']],
    ['cars.csv', 'bmp', null],
    ['scan.png', 'cfb', ['PNG', 'DOC/XLS/PPT']],
    ['data.bin', 'png', null],
    ['README', 'png', null],
    ['.png', 'pdf', null],
  ])('%s holding %s', (name, foundType, types) => {
    const guard = guardFor({ ...plain, name, foundType })
    if (types === null) expect(guard).toBeNull()
    else expect([guard?.guard, guard?.expected, guard?.found]).toEqual(['other-type', ...types])
  })

  it('is not asked about twice, and the size is still asked about', () => {
    const question = { ...plain, name: 'report.pdf', foundType: 'png', localSize: 1 }
    expect(guardFor(question)?.guard).toBe('other-type')
    expect(guardFor({ ...question, accepted: ['other-type'] })?.guard).toBe('shrunk')
    expect(guardFor({ ...question, accepted: ['other-type', 'shrunk'] })).toBeNull()
  })

  it('an empty file has no type to ask about', () => {
    expect(guardOf({ name: 'report.pdf', localSize: 0, accepted: ['empty'] })).toBeNull()
  })
})
