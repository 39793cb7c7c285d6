import type { ConflictFacts } from '../../shared/model/index.ts'

/**
 * Whether two conflicts ask the same: about the same versions, files and places, with the same at stake. Who saved a
 * version, and when, may become known later.
 */
export function isSameQuestion(a: ConflictFacts, b: ConflictFacts): boolean {
  return JSON.stringify(about(a)) === JSON.stringify(about(b))
}

function about(conflict: ConflictFacts): readonly unknown[] {
  const { kind } = conflict
  switch (kind) {
    case 'stale':
      return [kind, conflict.current.id, conflict.undoable]
    case 'taken':
      return [kind, conflict.by.id, conflict.by.uri, conflict.version?.id, conflict.match, conflict.undoable]
    case 'moved':
      return [kind, conflict.to.uri, conflict.current.id]
    case 'gone':
      return [kind, conflict.inTrash?.uri, conflict.inTrash?.version.id]
    case 'folder-gone':
      return [kind, conflict.movedTo?.uri]
    case 'locked':
      return [kind, ...conflict.locks.map(({ app, detail, uri }) => [app, detail, uri])]
    case 'not-allowed':
      return [kind, conflict.why, conflict.limit, conflict.proposal]
    case 'no-space':
      return [kind, conflict.need]
    case 'guard':
      return [
        kind,
        conflict.guard,
        conflict.remoteSize,
        conflict.localSize,
        conflict.expected,
        conflict.found,
      ]
    case 'pushes-out':
      return [kind, conflict.canThinOut, ...conflict.others.map(({ id }) => id)]
    case 'covered':
      return [kind, conflict.by.id, conflict.ours.id]
  }
}
