import type { GlobalKeys } from '../../accelerator.ts'
import type { Locale } from '../../i18n/index.ts'
import type { FileRef } from '../../model/index.ts'

export interface AppInfo {
  readonly version: string
  readonly versions: { readonly electron: string; readonly chromium: string; readonly node: string }
  readonly platform: 'darwin' | 'linux' | 'win32'
  /** Name of this computer, as copies next to a file carry it. */
  readonly computer: string
  /** What the system is set to; `settings.language` may say otherwise. */
  readonly systemLocale: Locale
  /** Whether closing the window can leave Redrop in the tray. */
  readonly hasTray: boolean
  /** Where a damaged profile was moved; null: it was fine. */
  readonly keptAside: string | null
  /** Plain text to copy into a report: versions, platform, tier; no names, no addresses. */
  readonly report: string
}

export interface Settings {
  readonly language: 'system' | Locale
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'compact' | 'default' | 'roomy'
  /** Closing the window keeps Redrop in the tray, where there is one. */
  readonly closeToTray: boolean
  /** Notifications of the system, by kind. */
  readonly notifySaved: boolean
  readonly notifyNeedsYou: boolean
  readonly notifyFailed: boolean
  /** What links have saved is told too. */
  readonly notifyLinks: boolean
  /** They show names of files, also where others can see the screen. */
  readonly notifyNames: boolean
  /** The computer does not go to sleep while bytes move. */
  readonly keepAwake: boolean
  /** The answer that is selected when the server has a newer version; never given without the user. */
  readonly newerAnswer: 'create' | 'replace' | 'keep-remote'
  /** Minutes that a file in use is waited for before the transfer stops and asks; null: as long as it takes. */
  readonly lockLimit: number | null
  /** Seconds that "Undo" is shown after a replace. */
  readonly undoSeconds: number
  /** Days that the history is kept; null: for ever. */
  readonly historyDays: number | null
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
  /** Keys that work everywhere. */
  readonly globalKeys: GlobalKeys
  /** How pictures and text from the clipboard are called, see `isSaveName`. */
  readonly pictureName: string
  readonly textName: string
  /** Where what is on the clipboard goes; null: the user is asked each time. */
  readonly pictureFolder: FileRef | null
  readonly textFolder: FileRef | null
  readonly filesFolder: FileRef | null
  /** What is saved again within a minute replaces what was just saved. */
  readonly saveAgain: boolean
  /** The link on the clipboard after saving. `by-kind`: a direct one to pictures, a share to all else. */
  readonly linkAfterSave: 'by-kind' | 'share' | 'direct' | 'none'
  /** What is shown after saving. */
  readonly showAfterSave: 'nothing' | 'browser' | 'window'
}

/** What the application menu, the tray or a second start of the app asks the page to do. */
export type Command =
  | 'upload'
  | 'replace-with'
  | 'edit'
  | 'new-folder'
  | 'rename'
  | 'trash'
  | 'reload'
  | 'go-back'
  | 'go-forward'
  | 'go-up'
  | 'search'
  | 'path'
  | 'details'
  | 'versions'
  | 'show-files'
  | 'show-transfers'
  | 'show-decisions'
  | 'show-links'
  | 'show-settings'
  | 'show-about'
  | 'undo'
  | 'redo'

/** Redrop is about to quit and waits for answers of requests that are fully sent, so that no outcome stays unknown. */
export interface Quitting {
  /** How many transfers are waited for. */
  readonly waitingFor: number
  /** Milliseconds since the epoch after which it quits in any case; they are looked up at the next start. */
  readonly until: number
}
