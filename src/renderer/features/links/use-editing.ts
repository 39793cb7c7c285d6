import type { FileRow } from '../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

/** Opens a remote file in its local program, and says what that means. `download`: offered for what is not opened. */
export function useEditing(download: (rows: readonly FileRow[]) => Promise<void>) {
  const t = useT()
  const failureText = useFailureText()

  return async (row: FileRow): Promise<void> => {
    const { file, name } = row
    const key = `edit ${file.id}`
    const close = toast({ text: t('links.edit.opening', { name }), key, timeout: null })
    const answer = await desktop.links.edit({ file })
    close()
    if (!answer.ok) {
      const reason = failureText(answer.error)
      const isProgram = answer.error.code === 'program-not-opened'
      const action = { label: t('links.edit.download'), run: () => void download([row]) }
      const text = isProgram ? reason : t('links.not', { name, reason })
      toast({ kind: 'bad', text, key, ...(isProgram && { action }) })
      return
    }
    // Its download has not come to an end; the transfer says why.
    if (!answer.value) return
    const { edit, trouble } = answer.value
    const program = edit?.program ?? null
    const text =
      trouble === 'read-only'
        ? t('links.edit.reading', { name })
        : program === null
          ? t('links.edit.open', { name })
          : t('links.edit.openIn', { name, program })
    toast({ kind: 'ok', text, key, timeout: 6000 })
  }
}
