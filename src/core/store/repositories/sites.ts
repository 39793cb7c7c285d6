import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { SiteRow } from '../rows.ts'
import { siteRow as schema } from '../schemas/rows.ts'
import type { SitesRepository } from '../store.ts'

const nothingLearned: SiteRow = { putLimit: null, putLimitAt: null, bytesPerSecond: null }

export function createSites(db: Database): SitesRepository {
  const documents = new Documents<SiteRow>(db, 'sites', schema)
  const get = (instance: string) =>
    documents.one('WHERE instance = :instance', { instance }) ?? nothingLearned
  return {
    get: (instance) => db.read(() => get(instance)),
    patch: (instance, patch) =>
      db.commit('sites.patch', () => {
        const doc = JSON.stringify({ ...get(instance), ...patch })
        db.run('INSERT OR REPLACE INTO sites VALUES (:instance, :doc)', { instance, doc })
      }),
  }
}
