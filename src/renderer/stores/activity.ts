import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import type { ActivityItem, ActivityPatch, ActivitySnapshot, Progress } from '../../shared/ipc/contract.ts'
import type { FileRef } from '../../shared/model/index.ts'
import { desktop } from '../api/index.ts'
import { createGroups, groupOf, mostUrgent } from './activity-groups.ts'
import { createPatchSequence } from './patch-sequence.ts'
import { createRedraw } from './redraw.ts'

/** `before`: undefined for one that is new. */
export type ActivityListener = (now: ActivityItem, before: ActivityItem | undefined) => void

/** All transfers as main has them. Items are whole and frozen in time: a change is another object. */
export const useActivity = defineStore('activity', () => {
  const items = shallowReactive(new Map<string, ActivityItem>())
  const progress = shallowReactive(new Map<string, Progress>())
  /** Ids of the transfers of a file, so that only its rows are drawn again when one changes. */
  const ofFiles = shallowReactive(new Map<string, readonly string[]>())
  const ready = ref(false)
  /** All are paused. */
  const isPaused = ref(false)
  const listeners = new Set<ActivityListener>()

  const redraw = createRedraw(() => items.size)
  const inGroups = createGroups()
  const groups = computed(() => {
    redraw.track()
    return inGroups.current()
  })
  const counts = computed(() => ({
    needsYou: groups.value['needs-you'].length,
    running: groups.value.running.length,
    waiting: groups.value.waiting.length,
    failed: groups.value.failed.length,
    done: groups.value.done.length,
  }))
  /** What is under way in all. `secondsLeft`: until the last one has been sent; null: not known. */
  const summary = computed(() => {
    const moving = groups.value.running.flatMap(({ id }) => progress.get(id) ?? [])
    const left = moving.map((one) => one.secondsLeft)
    return {
      running: groups.value.running.length,
      /** Bytes. */
      sent: sum(moving.map((one) => one.sent)),
      total: sum(moving.map((one) => one.total)),
      bytesPerSecond: sum(moving.map((one) => one.bytesPerSecond ?? 0)),
      secondsLeft: left.length === 0 || left.includes(null) ? null : Math.max(...left.map(Number)),
    }
  })

  function put(item: ActivityItem): void {
    const before = items.get(item.id)
    if (before && fileKey(before.file) !== fileKey(item.file)) unlink(before)
    items.set(item.id, item)
    inGroups.put(item, before)
    link(item)
    redraw.changed(isAsking(item) || (before !== undefined && isAsking(before)))
    if (item.phase === 'queued' || groupOf(item) === 'done') progress.delete(item.id)
    if (ready.value) for (const listener of listeners) listener(item, before)
  }

  function remove(id: string): void {
    const item = items.get(id)
    if (!item) return
    unlink(item)
    items.delete(id)
    inGroups.remove(item)
    progress.delete(id)
    redraw.changed(isAsking(item))
  }

  function link({ id, file }: ActivityItem): void {
    const key = fileKey(file)
    if (key === null) return
    const ids = ofFiles.get(key) ?? []
    if (!ids.includes(id)) ofFiles.set(key, [...ids, id])
  }

  function unlink({ id, file }: ActivityItem): void {
    const key = fileKey(file)
    const ids = key === null ? undefined : ofFiles.get(key)
    if (key === null || !ids) return
    if (ids.length > 1)
      ofFiles.set(
        key,
        ids.filter((one) => one !== id),
      )
    else ofFiles.delete(key)
  }

  const sequence = createPatchSequence(() => desktop.activity.snapshot(), {
    replace(snapshot: ActivitySnapshot) {
      const kept = new Set(snapshot.items.map(({ id }) => id))
      for (const id of [...items.keys()]) if (!kept.has(id)) remove(id)
      for (const item of snapshot.items) put(item)
      onProgress(snapshot.progress)
      isPaused.value = snapshot.isPaused
      ready.value = true
    },
    apply(patch: ActivityPatch) {
      for (const id of patch.removed) remove(id)
      for (const item of patch.changed) put(item)
      isPaused.value = patch.isPaused
    },
  })

  function onProgress(batch: readonly Progress[]): void {
    for (const one of batch) if (items.has(one.id)) progress.set(one.id, one)
  }

  return {
    /** False until the first snapshot is there. */
    ready,
    isPaused,
    items,
    /** All, newest first; those that ask something are in `needs-you` even while they go on waiting. */
    groups,
    counts,
    summary,
    progressOf: (id: string) => progress.get(id) ?? null,
    /** The transfer that the row of a file speaks of, a finished one included; null: none. */
    ofFile: (file: FileRef) =>
      mostUrgent((ofFiles.get(fileKey(file) ?? '') ?? []).flatMap((id) => items.get(id) ?? [])),

    /** Listens to main and fetches what it has. Answers what stops listening. */
    start(): () => void {
      const stopPatches = desktop.events.onActivity((patch) => sequence.push(patch))
      const stopProgress = desktop.events.onProgress(onProgress)
      void sequence.load()
      return () => {
        stopPatches()
        stopProgress()
      }
    },

    /** Called for every change after the first snapshot. */
    onChange(listener: ActivityListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
})

const isAsking = (item: ActivityItem) => groupOf(item) === 'needs-you'

/** Ids of files are unique on a site. */
function fileKey(file: FileRef | null): string | null {
  return file && `${file.account.instance}/${file.id}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
