import type { DesktopApi, FileRow, VersionRow, VersionsInfo } from '../../src/shared/ipc/contract.ts'
import type { VersionOrigin } from '../../src/shared/model/index.ts'
import { drawnAt, fileRow } from './fake-data.ts'

const mb = 1024 * 1024
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ben: VersionOrigin = { kind: 'user', id: 'ben', name: 'Ben' }
const here: VersionOrigin = { kind: 'this-device' }

export function versionRow(
  id: string,
  size: number,
  createdAt: number,
  origin: VersionOrigin,
  over: Partial<VersionRow> = {},
): VersionRow {
  return { id, size, createdAt, origin, from: null, goesNext: false, ...over }
}

/** The versions of the mock-up, newest first. */
export const mockUpVersions: readonly VersionRow[] = [
  versionRow('v5', 2.1 * mb, drawnAt - minute / 2, here, { from: 'Forecast Nov final.xlsx' }),
  versionRow('v4', 1.8 * mb, drawnAt - hour, { kind: 'me-elsewhere' }),
  versionRow('v3', 1.9 * mb, drawnAt - 18 * hour - 37 * minute, ben),
  versionRow('v2', 1.7 * mb, drawnAt - 4 * day + 48 * minute, ben),
  versionRow('v1', 1.7 * mb, drawnAt - 10 * day - 100 * minute, here),
]

export function versionsInfo(over: Partial<VersionsInfo> = {}, row?: FileRow): VersionsInfo {
  const versions = over.versions ?? mockUpVersions
  const current = versions.find(({ id }) => id === (over.current ?? versions[0]?.id))
  const base = row ?? fileRow('Q4 forecast.xlsx', current?.size ?? 0, current?.createdAt ?? drawnAt)
  return {
    row: { ...base, size: current?.size ?? base.size, version: current ?? base.version },
    current: current?.id ?? base.version.id,
    versions,
    kept: 10,
    undoable: 'version',
    undo: null,
    redo: null,
    tooLate: null,
    ...over,
  }
}

/** Versions of one file as main keeps them. */
export function fakeVersions(first: VersionsInfo = versionsInfo()): DesktopApi['versions'] {
  let now = first
  const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })
  const find = (id: string) => now.versions.find((version) => version.id === id)
  return {
    list: ({ file }) => ok({ ...now, row: { ...now.row, file } }),
    restore({ version, over }) {
      const wanted = find(version)
      if (!wanted || over !== now.current)
        return Promise.resolve({ ok: false, error: { code: 'conflict', params: { name: now.row.name } } })
      now = { ...now, current: version, undo: { id: 'change', to: find(over) ?? null } }
      return ok({ current: wanted, covered: null, change: 'change' })
    },
    remove({ version }) {
      now = { ...now, versions: now.versions.filter(({ id }) => id !== version) }
      return ok(null)
    },
    open: () => ok({ opened: true }),
    undo() {
      const to = now.undo?.to
      if (!to)
        return Promise.resolve({
          ok: false,
          error: { code: 'undo-too-late', params: { name: now.row.name } },
        })
      now = { ...now, current: to.id, undo: null, redo: { id: 'change', to: find(now.current) ?? null } }
      return ok({ to: 'version', version: to, covered: null })
    },
    redo() {
      now = { ...now, current: now.redo?.to?.id ?? now.current, redo: null }
      return ok(null)
    },
  }
}
