import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { AccountInfo, QuickSavePreview } from '../../../shared/ipc/contract.ts'
import type { FileRef } from '../../../shared/model/index.ts'
import { desktop, useFailureText } from '../../api/index.ts'
import { useT } from '../../i18n/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { toast } from '../../ui/index.ts'

/** What is on the clipboard, looked at whenever the window is used again, and saving it. */
export function useClipboard(account: () => AccountInfo) {
  const t = useT()
  const activity = useActivity()
  const failureText = useFailureText()
  /** Null: not looked at yet. */
  const preview = shallowRef<QuickSavePreview | null>(null)
  const isSaving = ref(false)
  /** What was made of this content already: its transfers. */
  const saved = shallowRef<{ readonly token: string; readonly transfers: readonly string[] } | null>(null)

  async function look(): Promise<void> {
    const asked = account()
    const answer = await desktop.quickSave.preview({ account: asked })
    if (asked === account()) preview.value = answer.ok ? answer.value : null
  }

  function complain(text: string): void {
    toast({ kind: 'bad', text, key: 'clipboard' })
  }

  async function save(folder: FileRef | null): Promise<void> {
    const now = preview.value
    if (!now || now.clipboard.kind === 'empty' || isSaving.value) return
    isSaving.value = true
    const answer = await desktop.quickSave.save({ account: account(), token: now.token, folder })
    isSaving.value = false
    if (!answer.ok) {
      const isOther = answer.error.code === 'conflict'
      complain(
        isOther
          ? t('small.clipboard.changed')
          : t('small.clipboard.notSaved', { reason: failureText(answer.error) }),
      )
    } else {
      saved.value = { token: now.token, transfers: answer.value.transfers }
      for (const { name, error } of answer.value.failed)
        complain(t('browser.sent.notSent', { name, reason: failureText(error) }))
    }
    await look()
  }

  /** The transfer that the content became; null: it has not been saved yet, or it is another one by now. */
  const item = computed(() => {
    const first = saved.value?.token === preview.value?.token ? saved.value?.transfers[0] : undefined
    return first === undefined ? null : (activity.items.get(first) ?? null)
  })

  watch(account, () => void look(), { immediate: true })
  useEventListener(window, 'focus', () => void look())
  onScopeDispose(desktop.events.onSettings(() => void look()))

  return { preview, isSaving, item, save }
}
