import { describe, expect, it } from 'vitest'
import { droppingOf, isBundle } from '../../../../src/core/domain/droppings.ts'

describe('what programs leave behind', () => {
  it.each([
    ['~$Budget.xlsx', 'lock'],
    ['.~lock.Budget.ods#', 'lock'],
    ['.#notes.org', 'lock'],
    ['.notes.txt.swp', 'lock'],
    ['~WRL0003.tmp', 'temporary'],
    ['1A2B3C4D.tmp', 'temporary'],
    ['ppt45A1.tmp', 'temporary'],
    ['.goutputstream-4X2KZ1', 'temporary'],
    ['#notes.org#', 'temporary'],
    ['.nfs000000000012ab34', 'temporary'],
    ['film.mkv.part', 'partial'],
    ['setup.exe.crdownload', 'partial'],
    ['.DS_Store', 'system'],
    ['._photo.jpg', 'system'],
    ['Thumbs.db', 'system'],
    ['THUMBS.DB', 'system'],
    ['desktop.ini', 'system'],
  ] as const)('%s is left out as %s', (name, dropping) => {
    expect(droppingOf(name, 'file')).toBe(dropping)
  })

  it.each(['$RECYCLE.BIN', 'System Volume Information', '.Spotlight-V100', '__MACOSX', '.Trash-1000'])(
    'the folder %s is left out',
    (name) => {
      expect(droppingOf(name, 'folder')).toBe('system')
    },
  )

  it.each([
    ...['Budget.xlsx', '.env', '.gitignore', 'notes.tmp', 'data.tmp', '~draft.txt', 'a~', '$price.txt'],
    ...['chapter.part1.rar', 'department', 'lock', 'my.~lock.txt', 'C# notes.md', '#1.txt', '.swp'],
  ])('%s is somebody’s own', (name) => {
    expect(droppingOf(name, 'file')).toBeNull()
    expect(droppingOf(name, 'folder')).toBeNull()
  })
})

describe('packages, which macOS shows as one file', () => {
  it.each(['Deck.key', 'Redrop.app', 'Letter.rtfd', 'Family.photoslibrary', 'BOOK.PAGES'])('%s', (name) => {
    expect(isBundle(name)).toBe(true)
  })

  it.each(['Photos', '.app', 'key', 'release.v2', 'notes.txt'])('not %s', (name) => {
    expect(isBundle(name)).toBe(false)
  })
})
