import { randomUUID } from 'node:crypto'
import type { FailureReason } from '../../shared/model/index.ts'
import { fileName, joinUri } from '../../shared/uri.ts'
import { ApiError, UnexpectedAnswer } from '../cloudreve/errors.ts'
import type { HistoryRow } from '../store/index.ts'
import type { UploadRun } from './upload-run.ts'

/** The history row of an upload that came to nothing; `error`: what ended it. */
export function notSent(run: UploadRun, reason: FailureReason, error: unknown): HistoryRow {
  const { id, account, source, target } = run.transfer
  const uri = target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
  const isAnswer = error instanceof ApiError || error instanceof UnexpectedAnswer
  const refused = isAnswer ? (error.request?.id ?? null) : null
  return {
    id: randomUUID(),
    transferId: id,
    account: { instance: account.instance, user: account.user },
    fileId: target.kind === 'replace' ? target.file.id : '',
    uri,
    name: fileName(uri),
    localPath: source.path,
    at: run.ctx.clock.now(),
    route: routeOf(run),
    result: 'failed',
    before: target.kind === 'replace' ? target.base.version : null,
    after: null,
    undo: null,
    undoneAt: null,
    sending: refused === null ? sendingOf(run) : { requestId: refused, took: null },
    failure: { reason, size: source.size },
  }
}

/** Null: it never came to sending. */
function routeOf({ attempt, phase }: UploadRun): HistoryRow['route'] {
  if (attempt) return attempt.route
  if (phase === 'put') return 'put'
  return phase === 'chunk' || phase === 'session-create' ? 'session' : null
}

/** Undefined: no request with content was made. */
export function sendingOf({ attempt, ctx, connection }: UploadRun): HistoryRow['sending'] {
  if (!attempt) return undefined
  const now = ctx.clock.now() + connection.serverAhead()
  return { requestId: attempt.id, took: Math.max(0, now - attempt.startedAt) }
}
