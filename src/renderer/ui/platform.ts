import { inject, type InjectionKey } from 'vue'

/** What decides on the order of buttons and on how keys are written. */
export type Platform = 'windows' | 'mac' | 'linux'

export const platformKey: InjectionKey<Platform> = Symbol('platform')

export function usePlatform(): Platform {
  return inject(platformKey, 'linux')
}
