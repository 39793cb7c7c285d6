import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { CertificateInfo, Failure, Result } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

/** A certificate that the user is asked about. */
export const useCertificates = defineStore('certificates', () => {
  const asked = shallowRef<CertificateInfo | null>(null)
  let answered: (isTrusted: boolean) => void = () => undefined

  /** Shows what the server has now. True: it is trusted, by the user or by this computer. */
  async function ask(origin: string): Promise<Result<boolean>> {
    const answer = await desktop.network.certificate({ origin })
    if (!answer.ok) return answer
    if (answer.value.problem === null) return { ok: true, value: true }
    answered(false)
    asked.value = answer.value
    const value = await new Promise<boolean>((resolve) => (answered = resolve))
    return { ok: true, value }
  }

  function close(isTrusted: boolean): void {
    asked.value = null
    answered(isTrusted)
    answered = () => undefined
  }

  return { asked, ask, close }
})

/** The origin a failure is about, if it is about a certificate. */
export function certificateOrigin({ code, params }: Failure): string | null {
  const isAbout = code === 'certificate-untrusted' || code === 'certificate-changed'
  return isAbout && typeof params['origin'] === 'string' ? params['origin'] : null
}
