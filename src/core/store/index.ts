export { openStore } from './open-store.ts'
export type {
  Attempt,
  AttemptSession,
  HistoryRow,
  NotSent,
  PinRow,
  Provenance,
  SafetyCopyRow,
  Settlement,
  SiteRow,
} from './rows.ts'
export type { HistoryCounts, HistoryKind, HistoryQuery, Store } from './store.ts'
