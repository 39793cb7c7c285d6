export { openStore } from './open-store.ts'
export type {
  Attempt,
  AttemptAnswer,
  AttemptSession,
  ChunkMark,
  ContentHash,
  HashKey,
  HistoryRow,
  Lease,
  OwnVersion,
  Provenance,
  SafetyCopyRow,
  Settlement,
  SiteRow,
} from './rows.ts'
export type { Store } from './store.ts'
