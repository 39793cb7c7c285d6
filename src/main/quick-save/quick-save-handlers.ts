import type { Handlers } from '../ipc/router.ts'
import type { Shortcuts } from '../shortcuts/shortcuts.ts'
import type { QuickSave } from './quick-save.ts'

export interface QuickSaveHandlerParts {
  readonly quickSave: Pick<QuickSave, 'preview' | 'save'>
  readonly shortcuts: Pick<Shortcuts, 'info' | 'record'>
}

type Answered = 'quickSave.preview' | 'quickSave.save' | 'shortcuts.info' | 'shortcuts.record'

export function quickSaveHandlers({ quickSave, shortcuts }: QuickSaveHandlerParts): Pick<Handlers, Answered> {
  return {
    'quickSave.preview': (input) => quickSave.preview(input),
    'quickSave.save': (input) => quickSave.save(input),
    'shortcuts.info': () => shortcuts.info(),
    'shortcuts.record': ({ on }) => {
      shortcuts.record(on)
      return null
    },
  }
}
