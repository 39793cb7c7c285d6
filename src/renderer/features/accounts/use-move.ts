import { ref } from 'vue'
import type { SecretsPlace } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useSecrets } from './secrets-store.ts'

/** Moves the sign-ins to another place; `trouble` says why that did not work. */
export function useMove() {
  const secrets = useSecrets()
  const failureText = useFailureText()
  const busy = ref(false)
  const trouble = ref<string | null>(null)

  async function move(place: SecretsPlace): Promise<boolean> {
    busy.value = true
    trouble.value = null
    const answer = await desktop.secrets.moveTo({ place })
    busy.value = false
    secrets.take(answer)
    if (!answer.ok) trouble.value = failureText(answer.error)
    return answer.ok
  }

  return { busy, trouble, move }
}
