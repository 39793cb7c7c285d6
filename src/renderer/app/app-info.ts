import { inject, type InjectionKey } from 'vue'
import type { AppInfo } from '../../shared/ipc/contract.ts'

export const appInfoKey: InjectionKey<AppInfo> = Symbol('app-info')

/** What does not change while Redrop runs. */
export function useAppInfo(): AppInfo {
  const info = inject(appInfoKey)
  if (!info) throw new Error('the page was mounted without app info')
  return info
}
