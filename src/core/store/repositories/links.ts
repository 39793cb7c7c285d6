import { RedropError } from '../../../shared/errors.ts'
import { fileName } from '../../../shared/uri.ts'
import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { LinkRow } from '../link-row.ts'
import { linkRow as schema } from '../schemas/link.ts'
import type { LinksRepository } from '../store.ts'

const sameTarget = 'kind = :kind AND instance = :instance AND user = :user AND file_id = :fileId'

export function createLinks(db: Database): LinksRepository {
  const documents = new Documents<LinkRow>(db, 'links', schema)
  return {
    list: () => db.read(() => documents.all('ORDER BY created_at, rowid')),
    get: (id) => db.read(() => documents.one('WHERE id = :id', { id })),
    add: (link) =>
      db.commit('links.add', () => {
        const { id, createdAt, ...values } = valuesOf(link)
        const { doc: _, ...target } = values
        if (db.get(`SELECT 1 FROM links WHERE ${sameTarget}`, target))
          throw new RedropError('link-exists', { name: fileName(link.file.uri) })
        db.run('INSERT INTO links VALUES (:id, :kind, :instance, :user, :fileId, :createdAt, :doc)', {
          id,
          createdAt,
          ...values,
        })
      }),
    update: (link) =>
      db.commit('links.update', () => {
        const { createdAt: _, ...values } = valuesOf(link)
        db.run(
          `UPDATE links SET kind = :kind, instance = :instance, user = :user, file_id = :fileId, doc = :doc
           WHERE id = :id`,
          values,
        )
      }),
    remove: (id) =>
      db.commit('links.remove', () => {
        db.run('DELETE FROM links WHERE id = :id', { id })
      }),
  }
}

function valuesOf(link: LinkRow) {
  const { instance, user } = link.file.account
  const { id, kind, createdAt } = link
  return { id, kind, instance, user, fileId: link.file.id, createdAt, doc: JSON.stringify(link) }
}
