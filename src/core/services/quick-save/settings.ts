import { z } from 'zod'
import type { Settings } from '../../../shared/ipc/contract.ts'
import { isSaveName } from '../../../shared/save-name.ts'
import { usualQuickSaveSettings } from '../../../shared/usual-settings.ts'
import type { Store } from '../../store/index.ts'
import { fileRef } from '../../store/schemas/remote.ts'

const key = 'quick-save-settings'

/** What the user chose about saving the clipboard: true for the window and for the command line. */
export type QuickSaveSettings = Pick<Settings, keyof typeof usualQuickSaveSettings>

const usual: QuickSaveSettings = usualQuickSaveSettings
const folder = fileRef.nullable().catch(null)

/** Each by itself: one that is damaged falls back, the others stay. */
const stored = z.object({
  pictureName: z.string().refine(isSaveName).catch(usual.pictureName),
  textName: z.string().refine(isSaveName).catch(usual.textName),
  pictureFolder: folder,
  textFolder: folder,
  filesFolder: folder,
  saveAgain: z.boolean().catch(usual.saveAgain),
  linkAfterSave: z.enum(['by-kind', 'share', 'direct', 'none']).catch(usual.linkAfterSave),
  showAfterSave: z.enum(['nothing', 'browser', 'window']).catch(usual.showAfterSave),
}) satisfies z.ZodType<QuickSaveSettings>

export interface QuickSaveSettingsService {
  readonly current: QuickSaveSettings
  set(change: Partial<QuickSaveSettings>): Promise<QuickSaveSettings>
}

/** Read once, then in memory: a process sees the changes that it makes itself. */
export async function openQuickSaveSettings(
  settings: Pick<Store['settings'], 'get' | 'set'>,
): Promise<QuickSaveSettingsService> {
  const parsed = stored.safeParse(await settings.get(key))
  let current: QuickSaveSettings = parsed.success ? parsed.data : usual
  return {
    get current() {
      return current
    },
    async set(change) {
      const next = stored.parse({ ...current, ...change })
      await settings.set(key, { ...next })
      current = next
      return current
    },
  }
}
