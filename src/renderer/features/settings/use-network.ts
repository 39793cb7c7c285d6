import { onMounted, shallowRef } from 'vue'
import type { Failure, NetworkInfo, Result } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

/** Proxy and certificates as they are kept; `take` shows what a change of them answered. */
export function useNetwork() {
  const info = shallowRef<NetworkInfo | null>(null)
  const failure = shallowRef<Failure | null>(null)

  function take(answer: Result<NetworkInfo>): void {
    failure.value = answer.ok ? null : answer.error
    if (answer.ok) info.value = answer.value
  }

  onMounted(async () => take(await desktop.network.info()))

  return { info, failure, take }
}
