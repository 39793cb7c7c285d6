import { z } from 'zod'
import { isCopyName } from '../../shared/copy-name.ts'
import { usualTransferSettings } from '../../shared/usual-settings.ts'
import type { Store } from '../store/index.ts'

const key = 'transfer-settings'

/** What the user chose about transfers: true for the window and for the command line. */
export interface TransferSettings {
  /** Ask before content that is empty, much smaller or of another type replaces something. */
  readonly askAboutContent: boolean
  /** Content that the server has already is not sent. */
  readonly skipIdentical: boolean
  /** Template of the names of copies, see `isCopyName`. */
  readonly copyName: string
  /** Keep a copy of what the server would not keep. */
  readonly safetyCopies: boolean
  /** Bytes of all safety copies together. */
  readonly safetyLimit: number
  /** Files sent at the same time, 1 to 8. */
  readonly filesAtOnce: number
  /** Bytes per second of all uploads together; null: no limit. */
  readonly uploadLimit: number | null
  /** The server shows the local modification time. */
  readonly keepModified: boolean
}

const usual: TransferSettings = usualTransferSettings

/** Each by itself: one that is damaged falls back, the others stay. */
const stored = z.object({
  askAboutContent: z.boolean().catch(usual.askAboutContent),
  skipIdentical: z.boolean().catch(usual.skipIdentical),
  copyName: z.string().refine(isCopyName).catch(usual.copyName),
  safetyCopies: z.boolean().catch(usual.safetyCopies),
  safetyLimit: z
    .int()
    .min(2 ** 20)
    .catch(usual.safetyLimit),
  filesAtOnce: z.int().min(1).max(8).catch(usual.filesAtOnce),
  uploadLimit: z.int().min(1024).nullable().catch(usual.uploadLimit),
  keepModified: z.boolean().catch(usual.keepModified),
}) satisfies z.ZodType<TransferSettings>

export interface TransferSettingsService {
  readonly current: TransferSettings
  /** Stores the change and tells the listeners. */
  set(change: Partial<TransferSettings>): Promise<TransferSettings>
  on(listener: (settings: TransferSettings) => void): void
}

/** Read once, then in memory: a process sees the changes that it makes itself. */
export async function openTransferSettings(
  settings: Pick<Store['settings'], 'get' | 'set'>,
): Promise<TransferSettingsService> {
  const parsed = stored.safeParse(await settings.get(key))
  let current: TransferSettings = parsed.success ? parsed.data : usual
  const listeners = new Set<(settings: TransferSettings) => void>()
  return {
    get current() {
      return current
    },
    async set(change) {
      const next = stored.parse({ ...current, ...change })
      await settings.set(key, { ...next })
      current = next
      listeners.forEach((listener) => listener(current))
      return current
    },
    on: (listener) => void listeners.add(listener),
  }
}
