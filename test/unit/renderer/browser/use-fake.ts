import type { Fake } from '../../../renderer/fake-api.ts'

/** Puts a fake in place of what the preload leaves for the page. */
export function useFake(fake: Fake): void {
  Object.defineProperty(window, 'redrop', { value: fake.api, configurable: true })
}
