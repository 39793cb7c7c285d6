import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { needsReady } from '../life.ts'
import { answerFor, type DialogMethod } from '../records.ts'
import { StrictEmitter } from '../strict.ts'

type Part = Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>

/** Dialogs of the system answer what a test has queued; one that nobody expected throws. */
class DialogPart extends StrictEmitter implements Part {
  constructor() {
    super('dialog')
  }

  async showOpenDialog(
    ...args: [object, OpenDialogOptions] | [OpenDialogOptions]
  ): Promise<OpenDialogReturnValue> {
    return Promise.resolve(ask('showOpenDialog', args.at(-1)) as OpenDialogReturnValue)
  }

  async showSaveDialog(
    ...args: [object, SaveDialogOptions] | [SaveDialogOptions]
  ): Promise<SaveDialogReturnValue> {
    return Promise.resolve(ask('showSaveDialog', args.at(-1)) as SaveDialogReturnValue)
  }

  async showMessageBox(
    ...args: [object, MessageBoxOptions] | [MessageBoxOptions]
  ): Promise<MessageBoxReturnValue> {
    return Promise.resolve(ask('showMessageBox', args.at(-1)) as MessageBoxReturnValue)
  }

  showErrorBox(title: string, content: string): void {
    answerFor('showErrorBox', { title, content })
  }
}

function ask(method: DialogMethod, options: unknown): unknown {
  needsReady(`dialog.${method}`)
  return answerFor(method, options)
}

export const dialog = new DialogPart()
