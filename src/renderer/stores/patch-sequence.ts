import type { ActivityPatch, ActivitySnapshot, Answer } from '../../shared/ipc/contract.ts'

interface Sink {
  /** Everything is as in the snapshot. */
  replace(snapshot: ActivitySnapshot): void
  apply(patch: ActivityPatch): void
}

/**
 * Keeps the patches of main in order: one that is missing means that a snapshot is needed, and what arrives until it is
 * there waits. A snapshot that cannot be had is asked for again with the next patch.
 */
export function createPatchSequence(snapshot: () => Answer<ActivitySnapshot>, sink: Sink) {
  /** Null: nothing is known yet, or too little. */
  let last: number | null = null
  let waiting: ActivityPatch[] = []
  let loading: Promise<boolean> | null = null

  function take(patch: ActivityPatch): boolean {
    if (last === null) return false
    if (patch.sequence <= last) return true
    if (patch.sequence !== last + 1) return false
    last = patch.sequence
    sink.apply(patch)
    return true
  }

  async function askOnce(): Promise<boolean> {
    const answer = await snapshot()
    if (!answer.ok) return false
    last = answer.value.sequence
    sink.replace(answer.value)
    const arrived = waiting
    waiting = []
    const missing = arrived.findIndex((patch) => !take(patch))
    if (missing < 0) return true
    waiting = [...arrived.slice(missing), ...waiting]
    last = null
    return askOnce()
  }

  /** Answers whether the state of main is known now. */
  function load(): Promise<boolean> {
    loading ??= askOnce().finally(() => (loading = null))
    return loading
  }

  return {
    load,
    /** A patch of main, in the order of arrival. */
    push(patch: ActivityPatch): void {
      if (loading === null && take(patch)) return
      waiting.push(patch)
      void load()
    },
  }
}
