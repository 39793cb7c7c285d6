import { z } from 'zod'
import type { QuickSaveSettings, QuickSaveSettingsService } from '../../core/services/quick-save/settings.ts'
import type { TransferSettings, TransferSettingsService } from '../../core/services/transfer-settings.ts'
import type { Store } from '../../core/store/index.ts'
import type { Settings } from '../../shared/ipc/contract.ts'
import { globalKeys, isAccelerator, usualGlobalKeys, type GlobalKeys } from '../../shared/accelerator.ts'
import { usualSettings } from '../../shared/usual-settings.ts'
import { localeFrom, type Locale } from '../../shared/i18n/index.ts'

const key = 'preferences'

/** What is the window's alone; the others are those that the command line keeps to as well. */
type WindowSettings = Omit<Settings, keyof TransferSettings | keyof QuickSaveSettings>

const usualKeys = usualGlobalKeys(process.platform)

/** Null is a choice: no keys. What cannot be understood falls back. */
const storedKeys = z.object(
  Object.fromEntries(
    globalKeys.map((one) => [one, z.string().refine(isAccelerator).nullable().catch(usualKeys[one])]),
  ),
) as unknown as z.ZodType<GlobalKeys>

/** What an older or newer Redrop wrote is taken where it can be understood. */
const stored = z.object({
  language: z.enum(['system', 'en', 'zh-CN']).catch(usualSettings.language),
  theme: z.enum(['system', 'light', 'dark']).catch(usualSettings.theme),
  density: z.enum(['compact', 'default', 'roomy']).catch(usualSettings.density),
  closeToTray: z.boolean().catch(usualSettings.closeToTray),
  notifySaved: z.boolean().catch(usualSettings.notifySaved),
  notifyNeedsYou: z.boolean().catch(usualSettings.notifyNeedsYou),
  notifyFailed: z.boolean().catch(usualSettings.notifyFailed),
  notifyLinks: z.boolean().catch(usualSettings.notifyLinks),
  notifyNames: z.boolean().catch(usualSettings.notifyNames),
  keepAwake: z.boolean().catch(usualSettings.keepAwake),
  newerAnswer: z.enum(['create', 'replace', 'keep-remote']).catch(usualSettings.newerAnswer),
  lockLimit: z.int().positive().nullable().catch(usualSettings.lockLimit),
  undoSeconds: z.int().min(5).max(120).catch(usualSettings.undoSeconds),
  historyDays: z.int().positive().nullable().catch(usualSettings.historyDays),
  globalKeys: storedKeys.catch(usualKeys),
}) satisfies z.ZodType<WindowSettings>

export interface Preferences {
  readonly current: Settings
  /** Stores the change and tells the listeners. */
  set(change: Partial<Settings>): Promise<Settings>
  on(listener: (settings: Settings) => void): void
}

/** What the user chose about the app itself; read once, then in memory. */
export async function openPreferences(
  settings: Pick<Store['settings'], 'get' | 'set'>,
  transfers: Pick<TransferSettingsService, 'current' | 'set'>,
  quickSave: Pick<QuickSaveSettingsService, 'current' | 'set'>,
): Promise<Preferences> {
  const parsed = stored.safeParse(await settings.get(key))
  let own: WindowSettings = parsed.success ? parsed.data : stored.parse({})
  const listeners = new Set<(settings: Settings) => void>()
  const all = (): Settings => ({ ...own, ...transfers.current, ...quickSave.current })
  return {
    get current() {
      return all()
    },
    async set(change) {
      const rest = await setOf(quickSave, await setOf(transfers, change))
      if (Object.keys(rest).length > 0) {
        const next = { ...own, ...rest }
        await settings.set(key, { ...next, globalKeys: { ...next.globalKeys } })
        own = next
      }
      listeners.forEach((listener) => listener(all()))
      return all()
    },
    on: (listener) => void listeners.add(listener),
  }
}

/** Sets what is a service's own; answers what is not. */
async function setOf<S extends object>(
  service: { readonly current: S; set(change: Partial<S>): Promise<unknown> },
  change: Partial<Settings>,
): Promise<Partial<Settings>> {
  const entries = Object.entries(change)
  const own = entries.filter(([name]) => name in service.current)
  if (own.length > 0) await service.set(Object.fromEntries(own) as Partial<S>)
  return Object.fromEntries(entries.filter(([name]) => !(name in service.current)))
}

/** The language to speak: the chosen one, or the system's. */
export function localeOf({ language }: Settings, systemLocale: string): Locale {
  return language === 'system' ? localeFrom(systemLocale) : language
}
