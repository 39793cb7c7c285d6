import { useEventListener, useResizeObserver } from '@vueuse/core'
import { onMounted, onScopeDispose, provide, ref, type Ref } from 'vue'
import type { SmallView } from '../../../shared/views.ts'
import { useAppInfo } from '../../app/app-info.ts'
import { useLook } from '../../app/use-look.ts'
import { desktop } from '../../api/index.ts'
import { useActivity } from '../../stores/activity.ts'
import { planElsewhereKey } from '../plan/index.ts'
import { openMain } from './open-main.ts'

/** What every small window does: it is as high as its content, hears of the transfers, and Esc puts it away. */
export function useSmallWindow(view: SmallView, root: Ref<HTMLElement | null>) {
  useLook(useAppInfo().systemLocale)
  // There is no room for a plan here.
  provide(planElsewhereKey, (wish) => {
    openMain({ kind: 'plan', ...wish })
    return Promise.resolve(null)
  })
  onScopeDispose(useActivity().start())

  /** When it was last shown. */
  const shownAt = ref(performance.now())
  useEventListener(window, 'focus', () => (shownAt.value = performance.now()))

  let told = 0
  function fit(): void {
    const height = root.value?.offsetHeight ?? 0
    if (height === told || height === 0) return
    told = height
    void desktop.windows.fit({ view, height })
  }
  onMounted(fit)
  useResizeObserver(root, fit)

  useEventListener(window, 'keydown', (event) => {
    // A menu or a field may have had it.
    if (event.key === 'Escape' && !event.defaultPrevented) window.close()
  })

  return { shownAt }
}
