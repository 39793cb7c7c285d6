import { ApiError } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { FileNode } from '../state/types.ts'
import { formatUri } from './uri.ts'
import type { Lock, LockApplication, LockOptions, LockTarget } from './locks.ts'

/** Takes locks on all targets or answers 40073; `release` frees them. */
export function lockAll(
  call: Call,
  targets: readonly LockTarget[],
  application: LockApplication,
  options: LockOptions = { ttlSeconds: null },
): { readonly tokens: readonly string[]; release(): void } {
  const { locks } = call.site
  const taken: Lock[] = []
  const release = (): void => {
    for (const lock of taken) locks.release(lock.token)
  }
  for (const target of targets) {
    const conflicts = locks.conflicts(target)
    if (conflicts.length > 0) {
      release()
      throw lockConflict(call, conflicts)
    }
    taken.push(locks.add(target, application, options))
  }
  return { tokens: taken.map((lock) => lock.token), release }
}

/** Runs one short call under locks on all its targets. */
export function underLock<T>(
  call: Call,
  targets: readonly LockTarget[],
  application: string,
  work: () => T,
): T {
  const lock = lockAll(call, targets, { type: application })
  try {
    return work()
  } finally {
    lock.release()
  }
}

export function targetOf(call: Call, node: FileNode): LockTarget {
  return { ownerId: node.ownerId, segments: call.site.tree.path(node), type: node.type }
}

/** 40073 with the holders; path and token only for the owner of the tree (contract §6.1). */
function lockConflict(call: Call, conflicts: readonly Lock[]): ApiError {
  const data = conflicts.map((lock) => ({
    ...(lock.ownerId === call.user?.id
      ? { path: formatUri('cloudreve://my', lock.segments), token: lock.token }
      : {}),
    owner: { application: lock.application },
    type: lock.type === 'file' ? 0 : 1,
  }))
  return new ApiError(40073, 'Lock conflict', { data })
}

export function lockExpired(): ApiError {
  return new ApiError(40073, 'Lock expired')
}
