import { z } from 'zod'
import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { SettingsRepository } from '../store.ts'

export function createSettings(db: Database): SettingsRepository {
  const documents = new Documents<unknown>(db, 'settings', z.json())
  return {
    get: (name) => db.read(() => documents.all('WHERE name = :name', { name })[0]),
    set: (name, value) =>
      db.commit('settings.set', () => {
        const doc = JSON.stringify(z.json().parse(value))
        db.run('INSERT OR REPLACE INTO settings VALUES (:name, :doc)', { name, doc })
      }),
  }
}
