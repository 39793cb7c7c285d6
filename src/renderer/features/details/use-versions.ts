import { useDocumentVisibility, useEventListener, useIntervalFn } from '@vueuse/core'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Failure, FileRow, FolderChanged, VersionsInfo } from '../../../shared/ipc/contract.ts'
import { sameAccount } from '../../../shared/model/index.ts'
import { parentUri, sameUri } from '../../../shared/uri.ts'
import { desktop } from '../../api/index.ts'

/** Milliseconds a file is selected before it is asked about: the arrow keys go over many. */
const restTime = 120
/** Milliseconds between two looks at what is on screen: not all that others do is told. */
const lookTime = 10_000

/** What the server knows of a file and its versions, kept fresh while it is shown. */
export function useVersions(row: () => FileRow | null) {
  const info = shallowRef<VersionsInfo | null>(null)
  const failure = shallowRef<Failure | null>(null)
  /** When `info` was true, milliseconds since the epoch. */
  const at = ref(0)
  const visibility = useDocumentVisibility()
  let generation = 0
  let newest: Promise<void> | null = null

  /** Resolves when `info` is as new as this call, also if a later look answers in its place. */
  function load(): Promise<void> {
    newest = look()
    return newest
  }

  /** Looks that are under way answer nobody. */
  function forget(): void {
    generation++
    newest = null
  }

  async function look(): Promise<void> {
    const file = row()?.file
    if (!file) return
    const mine = ++generation
    const answer = await desktop.versions.list({ file })
    if (mine !== generation) return newest ?? undefined
    failure.value = answer.ok ? null : answer.error
    if (!answer.ok) return
    info.value = answer.value
    at.value = Date.now()
  }

  function onFolderChanged({ account, uri }: FolderChanged): void {
    const file = row()?.file
    if (file && sameAccount(file.account, account) && sameUri(parentUri(file.uri) ?? file.uri, uri))
      void load()
  }

  watch(
    () => row()?.file.id ?? null,
    (_id, _before, onCleanup) => {
      forget()
      info.value = null
      failure.value = null
      const timer = setTimeout(() => void load(), restTime)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  // The list knows of another version by now.
  watch(
    () => [row()?.file.id, row()?.version.id],
    ([file, version], [before]) => {
      if (file === before && info.value && info.value.current !== version) void load()
    },
  )
  useIntervalFn(() => {
    if (visibility.value === 'visible') void load()
  }, lookTime)
  useEventListener(window, 'focus', () => void load())
  onScopeDispose(desktop.events.onFolderChanged(onFolderChanged))
  onScopeDispose(forget)

  return { info, failure, at, load }
}
