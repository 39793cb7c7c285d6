import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Comparison, Failure } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'
import type { CompareRequest } from './compare-store.ts'

/** Has main compare what is asked for, and close it when something else is or nothing any more. */
export function useComparison(request: () => CompareRequest | null) {
  const comparison = shallowRef<Comparison | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const ignoreLineEndSpaces = ref(true)
  let id: string | null = null

  function close(): void {
    if (id !== null) void desktop.compare.close({ id })
    id = null
  }

  async function start(): Promise<void> {
    close()
    comparison.value = null
    failure.value = null
    const wanted = request()
    if (!wanted) return
    const own = crypto.randomUUID()
    id = own
    const { left, right, base } = wanted
    const { source } = left
    const common =
      base && source.kind === 'version'
        ? { kind: 'version' as const, file: source.file, version: base }
        : null
    const answer = await desktop.compare.open({
      id: own,
      left: source,
      right: right.source,
      base: common,
      // A merge keeps every blank of both.
      ignoreLineEndSpaces: common === null && ignoreLineEndSpaces.value,
    })
    if (id !== own) return
    if (answer.ok) comparison.value = answer.value
    else failure.value = answer.error
  }

  watch(request, () => void start(), { immediate: true })
  watch(ignoreLineEndSpaces, async (ignored) => {
    const shown = comparison.value
    if (!shown) return
    const answer = await desktop.compare.hunks({ id: shown.id, ignoreLineEndSpaces: ignored })
    if (comparison.value?.id !== shown.id) return
    if (answer.ok) comparison.value = { ...shown, content: answer.value }
    else failure.value = answer.error
  })
  onScopeDispose(close)

  return { comparison, failure, ignoreLineEndSpaces, again: start }
}
