import { basename } from 'node:path'
import { explain, type About } from '../../core/services/explain.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Failure } from '../../shared/ipc/contract.ts'

const nowhere: About = { host: '', name: '', uri: '' }

/** Anything thrown, as what the page may know of it: a local path becomes the name at its end. */
export function toFailure(log: Logger, where: string, thrown: unknown, about: About = nowhere): Failure {
  const { code, params } = explain(thrown, about)
  if (code === 'internal')
    log.error('unexpected', { where, error: thrown instanceof Error ? thrown.stack : String(thrown) })
  return { code, params: shownParams(params) }
}

export function shownParams(params: Failure['params']): Failure['params'] {
  const { path } = params
  return typeof path === 'string' ? { ...params, path: basename(path) } : params
}
