import type { Conflict, Transfer } from '../../shared/model/index.ts'
import { versionJson } from '../commands/shared.ts'
import { remoteUri } from './places.ts'
import { answersTo } from './answers-to.ts'

/** A question for programs: its facts, and the answers that fit. */
export function conflictJson(transfer: Transfer, conflict: Conflict): Record<string, unknown> {
  return {
    event: 'conflict',
    id: transfer.id,
    uri: remoteUri(transfer),
    local: transfer.source.path,
    kind: conflict.kind,
    ...facts(conflict),
    answers: answersTo(conflict).map(({ kind }) => kind),
  }
}

function facts(conflict: Conflict): Record<string, unknown> {
  switch (conflict.kind) {
    case 'stale':
      return {
        current: versionJson(conflict.current),
        base: conflict.base && versionJson(conflict.base),
        between: conflict.between.map(versionJson),
        undoable: conflict.undoable,
      }
    case 'taken':
      return {
        by: conflict.by.uri,
        match: conflict.match,
        ...(conflict.version ? { current: versionJson(conflict.version) } : {}),
      }
    case 'moved':
      return { to: conflict.to.uri, current: versionJson(conflict.current) }
    case 'gone':
      return { inTrash: conflict.inTrash !== null }
    case 'folder-gone':
      return { movedTo: conflict.movedTo?.uri ?? null }
    case 'locked':
      return { apps: conflict.locks.map(({ app }) => app) }
    case 'not-allowed':
      return { why: conflict.why, limit: conflict.limit ?? null, proposal: conflict.proposal ?? null }
    case 'no-space':
      return { need: conflict.need, free: conflict.free }
    case 'guard':
      return {
        guard: conflict.guard,
        remoteSize: conflict.remoteSize,
        localSize: conflict.localSize,
        expected: conflict.expected ?? null,
        found: conflict.found ?? null,
      }
    case 'pushes-out':
      return { others: conflict.others.map(versionJson) }
    case 'covered':
      return { by: versionJson(conflict.by), ours: versionJson(conflict.ours) }
  }
}
