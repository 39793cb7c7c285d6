import type { UndoneInfo } from '../../../shared/ipc/contract.ts'
import { useFormat, useT } from '../../i18n/index.ts'

/** What a file is now that a change of it was taken back. */
export function useBackText(): (name: string, undone: UndoneInfo) => string {
  const t = useT()
  const format = useFormat()

  return (name, undone) => {
    if (undone.to === 'trash') return t('transfers.toast.backTrash', { name })
    if (undone.to === 'safety-copy') return t('transfers.toast.backCopy', { name })
    const { origin, createdAt } = undone.version
    const who = origin.kind === 'user' ? origin.name : ''
    const back = t(`transfers.toast.back.${origin.kind}`, { name, who, time: format.moment(createdAt) })
    return undone.covered ? t('transfers.toast.backCovered', { back }) : back
  }
}
