import { dirname, join } from 'node:path'
import type { BaseWindow, Dialog } from 'electron'
import { toLocalName } from '../../core/domain/local-name.ts'

export interface DialogParts {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  /** The window that the dialogs belong to; null: none is open. */
  window(): BaseWindow | null
  /** Where the first dialog begins. */
  readonly downloads: string
}

/** The system's file dialogs; each begins where the one before ended. */
export class FileDialogs {
  private readonly parts: DialogParts
  private folder: string

  constructor(parts: DialogParts) {
    this.parts = parts
    this.folder = parts.downloads
  }

  /** Paths; empty: cancelled. */
  async pick(what: 'file' | 'files' | 'folder'): Promise<string[]> {
    const { dialog } = this.parts
    const window = this.parts.window()
    const properties = {
      file: ['openFile' as const],
      files: ['openFile' as const, 'multiSelections' as const],
      folder: ['openDirectory' as const],
    }
    const options = { defaultPath: this.folder, properties: properties[what] }
    const { filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    this.remember(filePaths[0])
    return filePaths
  }

  /** A folder to put files into; null: cancelled. */
  async pickFolder(): Promise<string | null> {
    const { dialog } = this.parts
    const window = this.parts.window()
    const options = {
      defaultPath: this.folder,
      properties: ['openDirectory' as const, 'createDirectory' as const],
    }
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    const [folder] = filePaths
    if (canceled || folder === undefined) return null
    this.folder = folder
    return folder
  }

  /** Where to save a remote file, under a name that this system can have; null: cancelled. */
  async saveAs(remoteName: string): Promise<string | null> {
    const { dialog } = this.parts
    const window = this.parts.window()
    const options = {
      defaultPath: join(this.folder, toLocalName(remoteName)),
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    }
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    if (canceled || filePath === '') return null
    this.remember(filePath)
    return filePath
  }

  private remember(path: string | undefined): void {
    if (path !== undefined) this.folder = dirname(path)
  }
}
