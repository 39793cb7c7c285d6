import type { Page } from 'playwright-core'
import type { SmallView } from '../../../src/shared/views.ts'
import type { AppInfo, DesktopApi, Settings } from '../../../src/shared/ipc/contract.ts'

export interface Look {
  readonly systemLocale: AppInfo['systemLocale']
  readonly theme: Settings['theme']
}

/** A state of the window, to be looked at. Runs in the page, except `act`. */
export interface Scene {
  /** Of a small window; without it the main one. */
  readonly view?: SmallView
  readonly fake: (look: Look) => DesktopApi
  /** What a person does before the picture is taken; selectors must fit both languages. */
  readonly act?: (page: Page) => Promise<void>
}
