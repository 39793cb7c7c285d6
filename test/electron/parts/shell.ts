import type { Shell } from 'electron'
import { records } from '../records.ts'
import { StrictEmitter } from '../strict.ts'

/** Nothing leaves the machine: what would be opened is recorded. */
class ShellPart
  extends StrictEmitter
  implements Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>
{
  constructor() {
    super('shell')
  }

  async openExternal(url: string): Promise<void> {
    records.opened.push(new URL(url).href)
    return Promise.resolve()
  }

  async openPath(path: string): Promise<string> {
    records.openedPaths.push(path)
    return Promise.resolve('')
  }

  showItemInFolder(path: string): void {
    records.shownInFolder.push(path)
  }
}

export const shell = new ShellPart()
