import type { StoragePolicy } from '../../shared/model/index.ts'
import type { Attempt } from '../store/index.ts'
import type { Committed } from './send-put.ts'
import { TransferRun } from './transfer-run.ts'

export class UploadRun extends TransferRun {
  /** The attempt under way; its `releasedAt` says that the last bytes may have reached the server. */
  attempt: Attempt | null = null
  /** Answered with 0 and not yet looked at; lives only in this process, a restart asks the server instead. */
  committed: Committed | null = null
  /** A lock is being waited for since then (monotonic ms): sessions are tried first, refused they cost no byte. */
  lockedSince: number | null = null
  /** Tries since then. */
  lockTries = 0
  /** A 50001 was seen: what reads show may be rows of a commit that failed. */
  databaseTrouble = false
  /** Where the content will be stored, as the latest check said. */
  policy: StoragePolicy | null = null
  /** The storage type's session protocol is not built: PUT only. */
  sessionsRefused = false
  /** PUTs whose body broke off on its way. */
  putsBrokenOff = 0
  /** Something may be where a new file is to go: the next check looks. Not so right after the transfer was planned. */
  occupied = true
  /** The server did not know this session once. */
  doubtedSession: string | null = null
  /** A session that can never be completed: to be deleted, not continued. */
  unusableSession: string | null = null
}
