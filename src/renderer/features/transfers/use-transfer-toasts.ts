import { onScopeDispose } from 'vue'
import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { toast, type ToastOptions } from '../../ui/index.ts'
import { useSettings } from '../settings/settings-store.ts'
import { createBurst } from './burst.ts'
import { useTransferActions } from './use-transfer-actions.ts'
import { useUndo } from './use-undo.ts'

/** Says what came of transfers; several that end together are one message. `show`: opens the panel. */
export function useTransferToasts(show: () => void): void {
  const t = useT()
  const failureText = useFailureText()
  const activity = useActivity()
  const undo = useUndo()
  const act = useTransferActions()
  const settings = useSettings()
  const burst = createBurst()

  function savedText({ name, kind, notices }: ActivityItem): string {
    if (notices.includes('saved-then-replaced')) return t('transfers.toast.overtaken', { name })
    if (notices.includes('saved-checked')) return t('transfers.toast.checked', { name })
    if (kind === 'download') return t('transfers.toast.downloaded', { name })
    return t(kind === 'create' ? 'transfers.toast.created' : 'transfers.toast.replaced', { name })
  }

  function saved(item: ActivityItem): ToastOptions {
    const text = savedText(item)
    if (item.undo !== 'available') return { text, kind: 'ok' }
    const action = { label: t('transfers.toast.undo'), keys: 'Ctrl Z', run: () => void undo(item) }
    return { text, kind: 'ok', action, timeout: settings.values.undoSeconds * 1000 }
  }

  function failed(item: ActivityItem): ToastOptions {
    const { name, kind, failure, canRetry } = item
    const reason = failure ? failureText(failure) : ''
    const key = kind === 'download' ? 'transfers.toast.failedDownload' : 'transfers.toast.failed'
    const text = t(key, { name, reason })
    if (!canRetry) return { text, kind: 'bad' }
    const run = () => void act(item, 'retry')
    return { text, kind: 'bad', action: { label: t('transfers.toast.tryAgain'), run } }
  }

  function several(count: number): ToastOptions {
    const action = { label: t('transfers.toast.show'), run: show }
    return { text: t('transfers.toast.several', { count }), kind: 'ok', action }
  }

  function sayOne(item: ActivityItem): void {
    const key = `transfer ${item.id}`
    if (item.phase === 'failed') toast({ ...failed(item), key })
    else if (item.phase === 'identical')
      toast({ text: t('transfers.toast.identical', { name: item.name }), kind: 'info', key })
    // A copy of Redrop's own is fetched for something that says so itself.
    else if (item.phase === 'saved' && (item.kind !== 'download' || item.local.folder !== ''))
      burst.add(
        () => toast({ ...saved(item), key }),
        (count) => toast({ ...several(count), key: 'several transfers' }),
      )
  }

  const stop = activity.onChange((now, before) => {
    if (now.phase !== before?.phase) sayOne(now)
    // What can be undone is known a moment after it is saved.
    else if (now.phase === 'saved' && now.undo === 'available' && before.undo === 'none' && burst.isOne())
      toast({ ...saved(now), key: `transfer ${now.id}` })
  })
  onScopeDispose(() => {
    stop()
    burst.stop()
  })
}
