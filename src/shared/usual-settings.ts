import { usualGlobalKeys } from './accelerator.ts'
import { usualCopyName } from './copy-name.ts'
import type { Settings } from './ipc/contract.ts'
import { usualSaveNames } from './save-name.ts'

/** Of transfers, until the user chooses otherwise: for the window and for the command line. */
export const usualTransferSettings = {
  askAboutContent: true,
  skipIdentical: true,
  copyName: usualCopyName,
  safetyCopies: true,
  safetyLimit: 2 * 2 ** 30,
  filesAtOnce: 3,
  uploadLimit: null,
  keepModified: false,
} as const

/** Of what is on the clipboard, likewise. */
export const usualQuickSaveSettings = {
  pictureName: usualSaveNames.picture,
  textName: usualSaveNames.text,
  pictureFolder: null,
  textFolder: null,
  filesFolder: null,
  saveAgain: true,
  linkAfterSave: 'by-kind',
  showAfterSave: 'nothing',
} as const

export const usualSettings: Settings = {
  language: 'system',
  theme: 'system',
  density: 'default',
  closeToTray: true,
  notifySaved: true,
  notifyNeedsYou: true,
  notifyFailed: true,
  notifyLinks: false,
  notifyNames: true,
  keepAwake: true,
  newerAnswer: 'create',
  lockLimit: null,
  undoSeconds: 15,
  historyDays: 365,
  globalKeys: usualGlobalKeys('linux'),
  ...usualTransferSettings,
  ...usualQuickSaveSettings,
}
