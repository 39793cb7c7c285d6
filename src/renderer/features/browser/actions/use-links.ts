import type { Row } from '../../../../shared/ipc/contract.ts'
import { desktop, useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'

/** Copies links of rows and says of which kind they are. */
export function useLinks(): (rows: readonly Row[]) => Promise<void> {
  const t = useT()
  const failureText = useFailureText()

  return async (rows) => {
    const targets = rows.map(({ file, type }) => ({ file, type }))
    const answer = await desktop.browse.copyLinks({ targets })
    if (!answer.ok) {
      toast({ kind: 'bad', text: failureText(answer.error) })
      return
    }
    const { direct, page } = answer.value
    const text =
      direct > 0 && page > 0
        ? t('browser.links.mixed', { count: direct + page, page })
        : t(direct > 0 ? 'browser.links.direct' : 'browser.links.page', { count: direct + page })
    toast({ text, key: 'copied', timeout: 6000 })
  }
}
