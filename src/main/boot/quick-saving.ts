import type { Logger } from '../../core/ports/index.ts'
import type { Core } from '../../core/compose.ts'
import type { Broadcast } from '../ipc/broadcast.ts'
import type { NoticeText } from '../notifications/notice-text.ts'
import type { Preferences } from '../preferences/preferences.ts'
import { afterSave } from '../quick-save/after-save.ts'
import { pushLatest } from '../quick-save/push-latest.ts'
import { saveByKey } from '../quick-save/by-key.ts'
import { QuickSave } from '../quick-save/quick-save.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import { Shortcuts } from '../shortcuts/shortcuts.ts'
import { isWayland } from '../shortcuts/wayland.ts'
import type { Desktop } from './desktop.ts'
import type { ElectronParts } from './electron-parts.ts'
import type { Notices } from './notices.ts'
import type { Services } from './services.ts'

export interface QuickSavingParts {
  readonly electron: Pick<ElectronParts, 'clipboard' | 'globalShortcut' | 'nativeImage'>
  readonly core: Core
  readonly log: Logger
  readonly services: Services
  readonly preferences: Preferences
  readonly desktop: Desktop
  readonly safeShell: SafeShell
  readonly broadcast: Broadcast
  notices(): Notices | null
}

/** The clipboard to its remote place, by the window and by keys that work everywhere. */
export function createQuickSaving(parts: QuickSavingParts) {
  const { electron, core, log, services, preferences, desktop, safeShell } = parts
  const { clipboard, nativeImage } = electron
  let lastLink: string | null = null
  const open = (arrival: Parameters<typeof desktop.arrivals.put>[0]) => desktop.arrivals.put(arrival)
  const after = {
    ...{ core, log, remote: services.remote, clipboard, safeShell, open },
    told(ids: readonly string[], copied: string | null) {
      lastLink = copied ?? lastLink
      parts.notices()?.saved(ids, copied !== null)
    },
  }
  const quickSave = new QuickSave({
    ...{ core, log, remote: services.remote, queue: services.queue, activity: services.activity, clipboard },
    thumbnail: (png, fit) => nativeImage.createFromBuffer(png).resize(fit).toDataURL(),
    onSaved: (press, saved) => afterSave(after, press.facts, saved),
  })
  const tell = (text: NoticeText) => parts.notices()?.tell(text, { kind: 'page', page: 'transfers' })
  const named = () => preferences.current.notifyNames
  const shortcuts = new Shortcuts({
    system: electron.globalShortcut,
    log,
    acts: {
      saveClipboard: () =>
        void saveByKey({
          ...{ log, clipboard, quickSave },
          t: () => desktop.t,
          named,
          lastLink: () => lastLink,
          ask: () => desktop.showPopover(),
          tell,
        }),
      showShelf: () => desktop.toggleShelf(),
      pushLink: () => void pushLatest({ links: services.links, log, t: () => desktop.t, named, tell }),
    },
    byDesktop: isWayland(process.platform, process.env),
    onChange: (info) => parts.broadcast('onShortcuts', info),
  })
  shortcuts.set(preferences.current.globalKeys)
  preferences.on(({ globalKeys }) => shortcuts.set(globalKeys))
  return { quickSave, shortcuts }
}
