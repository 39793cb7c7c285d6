import { getCurrentInstance, onMounted, shallowRef, type ShallowRef } from 'vue'

/**
 * Where a menu is put: into the main landmark, so that assistive technology finds it on the page; outside of everything
 * where it belongs to a dialog, which hides the rest.
 */
export function usePortal(): Readonly<ShallowRef<string | HTMLElement>> {
  const target = shallowRef<string | HTMLElement>('body')
  const instance = getCurrentInstance()
  onMounted(() => {
    const at = (instance?.proxy?.$el as Node | undefined)?.parentElement
    const main = document.querySelector('main')
    if (main && !at?.closest('[role="dialog"], [role="alertdialog"]')) target.value = main
  })
  return target
}
