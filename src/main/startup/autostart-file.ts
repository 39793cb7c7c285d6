import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { localError } from '../../core/node/files/snapshot.ts'
import { execLine } from './exec-line.ts'

/** The entry that makes a Linux desktop start Redrop (Desktop Application Autostart Specification). */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart', 'redrop.desktop')
}

/** Desktops switch an entry off by a key in it as well. Throws RedropError `local-unreadable`. */
export async function isAutostartOn(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw localError(path, error)
  })
  if (text === null) return false
  return !/^Hidden\s*=\s*true\s*$/im.test(text) && !/^X-GNOME-Autostart-enabled\s*=\s*false\s*$/im.test(text)
}

/** `command`: the program and its arguments. Throws RedropError `local-unreadable`, `disk-full`. */
export async function writeAutostart(path: string, command: readonly string[]): Promise<void> {
  const entry = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Redrop',
    `Exec=${execLine(command)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ]
  const part = join(dirname(path), `.redrop-${randomUUID()}.part`)
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(part, entry.join('\n'))
    await rename(part, path)
  } catch (error) {
    throw localError(path, error)
  } finally {
    await rm(part, { force: true })
  }
}

/** Throws RedropError `local-unreadable`. */
export async function removeAutostart(path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    throw localError(path, error)
  })
}
