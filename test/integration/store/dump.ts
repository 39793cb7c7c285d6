import { DatabaseSync } from 'node:sqlite'

/** All rows of all tables, and whether the file is sound. */
export function dump(path: string): Record<string, unknown> {
  const sqlite = new DatabaseSync(path, { timeout: 5000 })
  try {
    const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all()
    const rows: Record<string, unknown> = {}
    for (const { name } of tables) {
      rows[String(name)] = sqlite.prepare(`SELECT * FROM ${String(name)} ORDER BY rowid`).all()
    }
    const integrity = sqlite.prepare('PRAGMA integrity_check').get()?.['integrity_check']
    return { ...rows, integrity }
  } finally {
    sqlite.close()
  }
}
