import { usualCopyName } from './copy-name.ts'
import type { Settings } from './ipc/contract.ts'

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

export const usualSettings: Settings = {
  language: 'system',
  theme: 'system',
  density: 'default',
  closeToTray: true,
  notifySaved: true,
  notifyNeedsYou: true,
  notifyFailed: true,
  notifyNames: true,
  keepAwake: true,
  newerAnswer: 'create',
  lockLimit: null,
  undoSeconds: 15,
  historyDays: 365,
  ...usualTransferSettings,
}
