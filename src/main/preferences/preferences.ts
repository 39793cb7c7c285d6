import { z } from 'zod'
import type { Store } from '../../core/store/index.ts'
import type { Settings } from '../../shared/ipc/contract.ts'
import { localeFrom, type Locale } from '../../shared/i18n/index.ts'

const key = 'preferences'

const standard: Settings = {
  language: 'system',
  theme: 'system',
  density: 'default',
  closeToTray: true,
  notifySaved: true,
  notifyNeedsYou: true,
  notifyFailed: true,
  keepAwake: true,
}

/** What an older or newer Redrop wrote is taken where it can be understood. */
const stored = z.object({
  language: z.enum(['system', 'en', 'zh-CN']).catch(standard.language),
  theme: z.enum(['system', 'light', 'dark']).catch(standard.theme),
  density: z.enum(['compact', 'default', 'roomy']).catch(standard.density),
  closeToTray: z.boolean().catch(standard.closeToTray),
  notifySaved: z.boolean().catch(standard.notifySaved),
  notifyNeedsYou: z.boolean().catch(standard.notifyNeedsYou),
  notifyFailed: z.boolean().catch(standard.notifyFailed),
  keepAwake: z.boolean().catch(standard.keepAwake),
}) satisfies z.ZodType<Settings>

export interface Preferences {
  readonly current: Settings
  /** Stores the change and tells the listeners. */
  set(change: Partial<Settings>): Promise<Settings>
  on(listener: (settings: Settings) => void): void
}

/** What the user chose about the app itself; read once, then in memory. */
export async function openPreferences(
  settings: Pick<Store['settings'], 'get' | 'set'>,
): Promise<Preferences> {
  const parsed = stored.safeParse(await settings.get(key))
  let current: Settings = parsed.success ? parsed.data : standard
  const listeners = new Set<(settings: Settings) => void>()
  return {
    get current() {
      return current
    },
    async set(change) {
      const next = { ...current, ...change }
      await settings.set(key, next)
      current = next
      listeners.forEach((listener) => listener(current))
      return current
    },
    on: (listener) => void listeners.add(listener),
  }
}

/** The language to speak: the chosen one, or the system's. */
export function localeOf({ language }: Settings, systemLocale: string): Locale {
  return language === 'system' ? localeFrom(systemLocale) : language
}
