import type { DesktopApi, PlanRowView, PlanSummary } from '../../src/shared/ipc/contract.ts'
import type { PlanChoice, VersionOrigin } from '../../src/shared/model/index.ts'
import { ana, drawnAt, folderUri } from './fake-data.ts'

const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })
const MB = 1024 ** 2
const over: readonly PlanChoice[] = ['replace', 'if-different', 'beside', 'skip']
const anas: VersionOrigin = { kind: 'me-elsewhere' }
const bens: VersionOrigin = { kind: 'user', id: 'ben', name: 'Ben' }

export function planRow(name: string, id: number, more: Partial<PlanRowView> = {}): PlanRowView {
  return {
    ...{ id, name, type: 'file', from: ['Documents', 'Finance'], into: [], size: 2.1 * MB },
    ...{ kind: 'new', reason: null, there: null, isLookedAt: true, choice: 'add', choices: ['add', 'skip'] },
    ...{ isSent: true, isIncluded: false, besideName: null, bundle: null },
    ...more,
  }
}

const there = (size: number, ago: number, origin: VersionOrigin): PlanRowView['there'] => ({
  name: 'it',
  version: { id: `version of ${size}`, size, createdAt: drawnAt - ago * 60_000, origin },
  undo: 'version',
})

/** Every outcome of the mock-up. */
export const planRows: readonly PlanRowView[] = [
  planRow('Q4 forecast.xlsx', 0, {
    ...{ kind: 'replace', choice: 'replace', choices: over },
    there: there(1.8 * MB, 60, anas),
  }),
  planRow('Hiring plan 2027.docx', 1, { size: 104 * 1024 }),
  planRow('Q3 budget.xlsx', 2, {
    ...{ kind: 'newer', choice: null, choices: ['replace', 'beside', 'skip'], isSent: false },
    there: there(2 * MB, 11, bens),
  }),
  planRow('exchange-rates.json', 3, {
    ...{
      kind: 'same',
      choice: 'skip',
      choices: ['skip', 'replace', 'beside'],
      isSent: false,
      size: 31 * 1024,
    },
    there: there(31 * 1024, 600, anas),
  }),
  planRow('Raw footage.mov', 4, {
    ...{ kind: 'no-space', choice: 'skip', choices: [], isSent: false, from: ['Movies'] },
    ...{ size: 6.2 * 1024 * MB, reason: { kind: 'no-space', free: 4.8 * 1024 * MB } },
  }),
  planRow('setup.exe', 5, {
    ...{ kind: 'not-allowed', choice: 'skip', choices: [], isSent: false, from: ['Downloads'] },
    ...{ size: 41 * MB, reason: { kind: 'not-allowed', why: 'type', extension: 'exe' } },
  }),
]

export function planSummary(rows: readonly PlanRowView[], more: Partial<PlanSummary> = {}): PlanSummary {
  const sent = rows.filter(({ isSent }) => isSent)
  const questions = rows.filter(({ choice }) => choice === null).length
  const kinds: Record<string, number> = {}
  for (const { kind } of rows) kinds[kind] = (kinds[kind] ?? 0) + 1
  return {
    ...{ id: 'plan-1', revision: 1, phase: 'ready', name: '2026', place: { kind: 'there' } },
    folder: { account: { instance: ana.instance, user: ana.user }, id: 'id of 2026', uri: folderUri },
    files: rows.filter(({ kind }) => kind !== 'folder').length,
    groups: {
      ...{ all: rows.length, send: sent.length, question: questions },
      'left-out': rows.length - sent.length - questions,
    },
    kinds,
    sending: {
      files: sent.filter(({ kind }) => kind !== 'folder').length,
      folders: sent.filter(({ kind }) => kind === 'folder').length,
      bytes: sent.reduce((sum, { size }) => sum + (size ?? 0), 0),
    },
    ...{ free: 61.8 * 1024 ** 3, keepModified: false, failure: null },
    isPlain: rows.every(({ kind }) => kind === 'new'),
    ...more,
  }
}

/** `rows`: none for a plan in which all is new. */
export function fakePlans(rows: readonly PlanRowView[] = [planRow('a.txt', 0)]): DesktopApi['plans'] {
  let now = rows
  let more: Partial<PlanSummary> = {}
  const summary = () => planSummary(now, more)
  const next = (change: Partial<PlanSummary> = {}) => {
    more = { ...more, ...change, revision: (more.revision ?? 1) + 1 }
    return ok(summary())
  }
  return {
    make: () => ok({ ...summary(), phase: 'reading' }),
    ready: () => ok(summary()),
    rows: ({ filter, offset, limit }) => {
      const group = ({ isSent, choice }: PlanRowView) =>
        isSent ? 'send' : choice === null ? 'question' : 'left-out'
      const fits = now.filter(
        (row) =>
          (filter.group === 'all' || group(row) === filter.group)
          && (filter.kinds.length === 0 || filter.kinds.includes(row.kind)),
      )
      return ok({ total: fits.length, rows: fits.slice(offset, offset + limit) })
    },
    look: () => ok(summary()),
    choose: ({ rows: ids, setting }) => {
      now = now.map((row) => {
        if ((ids && !ids.includes(row.id)) || row.choices.length === 0) return row
        const first = rows.find(({ id }) => id === row.id)?.choice ?? null
        const choice =
          setting === 'preselected' ? first : (row.choices.find((one) => one === setting) ?? row.choice)
        return { ...row, choice, isSent: choice !== null && choice !== 'skip' }
      })
      return next()
    },
    setKeepModified: ({ on }) => next({ keepModified: on }),
    follow: () => ok(summary()),
    start: () => ok({ files: summary().sending.files, failed: [] }),
    cancel: () => ok(null),
  }
}
