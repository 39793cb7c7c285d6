import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { SafetyCopyRow } from '../rows.ts'
import { safetyCopyRow as schema } from '../schemas/rows.ts'
import type { SafetyCopiesRepository } from '../store.ts'

export function createSafetyCopies(db: Database): SafetyCopiesRepository {
  const documents = new Documents<SafetyCopyRow>(db, 'safety_copies', schema)
  return {
    add: (copy) =>
      db.commit('safetyCopies.add', () => {
        const { id, at } = copy
        db.run('INSERT INTO safety_copies VALUES (:id, :at, :doc)', { id, at, doc: JSON.stringify(copy) })
      }),
    get: (id) => db.read(() => documents.one('WHERE id = :id', { id })),
    list: () => db.read(() => documents.all('ORDER BY at DESC, rowid DESC')),
    remove: (id) =>
      db.commit('safetyCopies.remove', () => {
        db.run('DELETE FROM safety_copies WHERE id = :id', { id })
      }),
  }
}
