import { basename } from 'node:path'
import { ApiError, UnexpectedAnswer } from '../../core/cloudreve/errors.ts'
import { explain, type About } from '../../core/services/explain.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Failure, ServerTrace } from '../../shared/ipc/contract.ts'

const nowhere: About = { host: '', name: '', uri: '' }

/** Anything thrown, as what the page may know of it: a local path becomes the name at its end. */
export function toFailure(log: Logger, where: string, thrown: unknown, about: About = nowhere): Failure {
  const { code, params } = explain(thrown, about)
  if (code === 'internal')
    log.error('unexpected', { where, error: thrown instanceof Error ? thrown.stack : String(thrown) })
  const trace = traceOf(thrown)
  return { code, params: shownParams(params), ...(trace && { trace }) }
}

/** Of the answer that it all began with; null: there was none. */
function traceOf(thrown: unknown): ServerTrace | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (!(error instanceof ApiError || error instanceof UnexpectedAnswer) || error.request === null) continue
    const { route, id, at } = error.request
    return {
      ...{ at, route, requestId: id, status: error.status },
      code: error instanceof ApiError ? error.code : null,
    }
  }
  return null
}

export function shownParams(params: Failure['params']): Failure['params'] {
  const { path } = params
  return typeof path === 'string' ? { ...params, path: basename(path) } : params
}
