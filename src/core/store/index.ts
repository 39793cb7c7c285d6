export { openStore } from './open-store.ts'
export type { LinkEdit, LinkRow } from './link-row.ts'
export type {
  Attempt,
  AttemptSession,
  HistoryRow,
  PinRow,
  Provenance,
  SafetyCopyRow,
  Settlement,
  SiteRow,
} from './rows.ts'
export type { HistoryQuery, Store } from './store.ts'
