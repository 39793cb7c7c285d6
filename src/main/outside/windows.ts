import { win32 } from 'node:path'
import type { Shell } from 'electron'

/** The installer's remover names the same file. */
const fileName = 'Redrop.lnk'

/** A shortcut in the folder of "Send to"; Windows adds what is selected to its arguments. `appData`: the roaming one. */
export function sendToShortcut(
  shell: Pick<Shell, 'readShortcutLink' | 'writeShortcutLink'>,
  appData: string,
  [target = '', ...args]: readonly string[],
) {
  const path = win32.join(appData, 'Microsoft', 'Windows', 'SendTo', fileName)
  return {
    path,
    /** It is there, and it starts this very app. */
    isThere(): boolean {
      try {
        return shell.readShortcutLink(path).target.toLowerCase() === target.toLowerCase()
      } catch {
        // That is how the system says that there is none.
        return false
      }
    },
    /** False: it could not be written. */
    write(): boolean {
      // After "--" every argument is a file, whatever it is called. The app's folder of a checkout may have spaces.
      const words = [...args.map((word) => `"${word}"`), '--'].join(' ')
      return shell.writeShortcutLink(path, { target, args: words, icon: target, iconIndex: 0 })
    },
  }
}
