import type { NativeTheme } from 'electron'
import { chromiumNow } from '../host.ts'
import { StrictEmitter } from '../strict.ts'

type Scheme = 'light' | 'dark'
type Part = Pick<
  NativeTheme,
  | 'themeSource'
  | 'shouldUseDarkColors'
  | 'shouldUseHighContrastColors'
  | 'shouldUseInvertedColorScheme'
  | 'prefersReducedTransparency'
  | 'inForcedColorsMode'
>

/** Chooses `prefers-color-scheme` of every page, as a real Electron does. */
export class NativeThemePart extends StrictEmitter implements Part {
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly prefersReducedTransparency = false
  readonly inForcedColorsMode = false
  private source: 'system' | Scheme = 'system'
  private system: Scheme = process.env['STAND_IN_COLOR_SCHEME'] === 'dark' ? 'dark' : 'light'

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get themeSource(): 'system' | Scheme {
    return this.source
  }

  set themeSource(source: 'system' | Scheme) {
    this.source = source
    this.changed()
  }

  get scheme(): Scheme {
    return this.source === 'system' ? this.system : this.source
  }

  get shouldUseDarkColors(): boolean {
    return this.scheme === 'dark'
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.system === 'dark'
  }

  setSystem(scheme: Scheme): void {
    this.system = scheme
    this.changed()
  }

  private changed(): void {
    for (const page of chromiumNow().browser.pages()) void page.emulateColorScheme(this.scheme)
    this.emit('updated')
  }
}

export const nativeTheme = new NativeThemePart()
