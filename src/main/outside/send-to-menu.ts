import { join } from 'node:path'
import type { App, Shell } from 'electron'
import { RedropError } from '../../shared/errors.ts'
import type { SendToMenu } from '../../shared/ipc/contract.ts'
import { isThere, removeEntry, writeEntry, type Entry } from './entry.ts'
import { linuxEntries } from './linux.ts'
import { macEntries, quickAction } from './mac.ts'
import { sendToShortcut } from './windows.ts'

/** Redrop in the menu of the system's file manager; what is there is never remembered, but looked up. */
export interface OutsideMenu {
  read(): Promise<SendToMenu>
  /** Resolves with what is there afterwards. Throws RedropError `local-unreadable`, `disk-full`. */
  set(on: boolean): Promise<SendToMenu>
}

export interface OutsideParts {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly app: Pick<App, 'getPath'>
  /** The program and the arguments that start this very app. */
  readonly command: readonly string[]
  readonly shell: Pick<Shell, 'readShortcutLink' | 'writeShortcutLink'>
}

export function createOutsideMenu(parts: OutsideParts): OutsideMenu {
  const { platform, env, app, command } = parts
  if (platform === 'win32') return byShortcut(parts)
  const home = app.getPath('home')
  if (platform === 'darwin') return byFiles(macEntries(home), [quickAction(home)])
  const entries = linuxEntries(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), command)
  return byFiles(
    entries,
    entries.map(({ path }) => path),
  )
}

/** `owned`: what is removed, whatever is in it. */
function byFiles(entries: readonly Entry[], owned: readonly string[]): OutsideMenu {
  const read = async () => ({ on: (await Promise.all(entries.map(isThere))).every(Boolean) })
  return {
    read,
    async set(on) {
      if (on) for (const entry of entries) await writeEntry(entry)
      else for (const path of owned) await removeEntry(path)
      return read()
    },
  }
}

function byShortcut({ app, shell, command }: OutsideParts): OutsideMenu {
  const shortcut = sendToShortcut(shell, app.getPath('appData'), command)
  const read = () => Promise.resolve({ on: shortcut.isThere() })
  return {
    read,
    async set(on) {
      if (!on) await removeEntry(shortcut.path)
      else if (!shortcut.write())
        throw new RedropError('local-unreadable', { path: shortcut.path, detail: 'EIO' })
      return read()
    },
  }
}
