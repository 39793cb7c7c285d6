import { z } from 'zod'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import type { SafetyCopyRow, SiteRow } from '../../store/rows.ts'
import { safetyCopySchema, siteSchema } from './schemas.ts'

export interface Settings {
  get(name: string): Promise<unknown>
  set(name: string, value: unknown): Promise<void>
}

/** What was learned about a site. */
export interface Sites {
  get(instance: string): Promise<SiteRow>
  patch(instance: string, patch: Partial<SiteRow>): Promise<void>
}

export interface SafetyCopyRows {
  add(row: SafetyCopyRow): Promise<void>
  get(id: string): Promise<SafetyCopyRow | null>
  /** Oldest first. */
  list(): Promise<SafetyCopyRow[]>
  remove(id: string): Promise<void>
}

export function createSettings(db: Connection): Settings {
  return {
    async get(name) {
      const row = db.get('SELECT value FROM settings WHERE name = :name', { name })
      return row ? readDocument(z.unknown(), row['value']) : undefined
    },
    async set(name, value) {
      db.commit('settings.set', () => {
        db.run('INSERT OR REPLACE INTO settings VALUES (:name, :value)', {
          name,
          value: JSON.stringify(value),
        })
      })
    },
  }
}

const nothingLearned: SiteRow = { putLimit: null, putLimitAt: null, bytesPerSecond: null }

export function createSites(db: Connection): Sites {
  const read = (instance: string): SiteRow => {
    const row = db.get('SELECT doc FROM sites WHERE instance = :instance', { instance })
    return row ? readDocument(siteSchema, row['doc']) : nothingLearned
  }
  return {
    async get(instance) {
      return read(instance)
    },
    async patch(instance, patch) {
      db.commit('sites.patch', () => {
        const doc = JSON.stringify({ ...read(instance), ...patch })
        db.run('INSERT OR REPLACE INTO sites VALUES (:instance, :doc)', { instance, doc })
      })
    },
  }
}

export function createSafetyCopyRows(db: Connection): SafetyCopyRows {
  const read = (row: { readonly doc?: unknown }) => readDocument(safetyCopySchema, row.doc)
  return {
    async add(row) {
      db.commit('safetyCopies.add', () => {
        db.run('INSERT INTO safety_copies VALUES (:id, :at, :doc)', {
          id: row.id,
          at: row.at,
          doc: JSON.stringify(row),
        })
      })
    },
    async get(id) {
      const row = db.get('SELECT doc FROM safety_copies WHERE id = :id', { id })
      return row ? read(row) : null
    },
    async list() {
      return db.all('SELECT doc FROM safety_copies ORDER BY at DESC').map(read)
    },
    async remove(id) {
      db.commit('safetyCopies.remove', () => {
        db.run('DELETE FROM safety_copies WHERE id = :id', { id })
      })
    },
  }
}
