import { basename } from 'node:path'
import type { Shell } from 'electron'
import { isProgramName } from '../../core/domain/programs.ts'
import { RedropError } from '../../shared/errors.ts'

/** Longer addresses are cut off by some systems, at places of an attacker's choice. */
const longest = 2048

export interface SafeShell {
  /**
   * Opens a page of a site in the browser. `siteUrl`: the site as the user signed in to it; nothing else may be opened.
   * Throws RedropError `internal`.
   */
  openSite(url: URL, siteUrl: string): Promise<void>
  /** Shows a folder of the profile in the file manager. Throws RedropError `internal`. */
  openFolder(path: string): Promise<void>
  /** Shows a local file in the file manager. */
  showFile(path: string): void
  /**
   * Opens a copy of a remote file in the program that the system has for it; one that would be run is refused. Throws
   * RedropError `program-not-opened`, `internal`.
   */
  openFile(path: string): Promise<void>
}

/** The only way from Redrop to a program of the system: launchers run what they are given. */
export function createSafeShell(
  shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>,
): SafeShell {
  const open = async (path: string): Promise<void> => {
    const problem = await shell.openPath(path)
    if (problem !== '') throw new RedropError('internal', { detail: problem })
  }
  return {
    async openSite(url, siteUrl) {
      const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
      if (
        !isWeb
        || url.origin !== new URL(siteUrl).origin
        || url.username !== ''
        || url.href.length > longest
      )
        throw new RedropError('internal', { detail: `not opened: ${url.protocol}//${url.host}` })
      await shell.openExternal(url.href)
    },
    openFolder: open,
    showFile: (path) => shell.showItemInFolder(path),
    async openFile(path) {
      const name = basename(path)
      if (isProgramName(name)) throw new RedropError('program-not-opened', { name })
      await open(path)
    },
  }
}
