import type { BatchOutcome, Row } from '../../../../shared/ipc/contract.ts'
import type { FileRef } from '../../../../shared/model/index.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { toast } from '../../../ui/index.ts'

/** Moves rows to the trash and offers to take that back. */
export function useTrash() {
  const t = useT()
  const failureText = useFailureText()
  const browser = useBrowser()

  function reportFailed({ failed }: BatchOutcome, names: ReadonlyMap<string, string>): void {
    for (const { file, error } of failed) {
      const name = names.get(file.id) ?? ''
      toast({ kind: 'bad', text: t('browser.trashed.someNot', { name, reason: failureText(error) }) })
    }
  }

  async function takeBack(files: readonly FileRef[], names: ReadonlyMap<string, string>): Promise<void> {
    const answer = await desktop.browse.untrash({ files })
    if (!answer.ok) {
      toast({ kind: 'bad', text: failureText(answer.error) })
      return
    }
    reportFailed(answer.value, names)
    const { done } = answer.value
    const name = names.get(done[0]?.id ?? '') ?? ''
    if (done.length === 1) toast({ text: t('browser.trashed.back', { name }) })
    else if (done.length > 1) toast({ text: t('browser.trashed.backSeveral', { count: done.length }) })
    await browser.reload()
  }

  return async (rows: readonly Row[]): Promise<void> => {
    const names = new Map(rows.map((row) => [row.file.id, row.name]))
    const answer = await desktop.browse.trash({ files: rows.map((row) => row.file) })
    if (!answer.ok) {
      toast({ kind: 'bad', text: failureText(answer.error) })
      return
    }
    const { done } = answer.value
    browser.remove(new Set(done.map(({ id }) => id)))
    reportFailed(answer.value, names)
    if (done.length === 0) return
    const name = names.get(done[0]?.id ?? '') ?? ''
    toast({
      text:
        done.length === 1
          ? t('browser.trashed.one', { name })
          : t('browser.trashed.several', { count: done.length }),
      action: { label: t('browser.action.undo'), run: () => void takeBack(done, names) },
    })
  }
}
