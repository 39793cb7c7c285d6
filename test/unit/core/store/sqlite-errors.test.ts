import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { translated } from '../../../../src/core/store/sqlite-errors.ts'
import { tempFolder } from './setup.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

describe('an error of SQLite', () => {
  it('"database or disk is full" is disk-full', () => {
    const sqlite = new DatabaseSync(':memory:')
    sqlite.exec('CREATE TABLE a (b); PRAGMA max_page_count = 3')
    const error = thrownBy(() => sqlite.prepare('INSERT INTO a VALUES (zeroblob(100000))').run())
    expect(translated(error, 'x.db')).toMatchObject({ code: 'disk-full', params: { path: 'x.db' } })
  })

  it('a path that cannot be opened is local-unreadable', async () => {
    const folder = await tempFolder()
    const error = thrownBy(() => new DatabaseSync(join(folder, 'missing', 'x.db')))
    expect(translated(error, 'x.db')).toMatchObject({ code: 'local-unreadable' })
  })

  it('that is a mistake of ours stays as it is', () => {
    const sqlite = new DatabaseSync(':memory:')
    const error = thrownBy(() => sqlite.exec('SELECT * FROM nothing'))
    expect(error).toBeInstanceOf(Error)
    expect(translated(error, 'x.db')).toBe(error)
    expect(translated('text', 'x.db')).toBe('text')
  })
})
