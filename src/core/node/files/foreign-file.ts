import { execFile } from 'node:child_process'
import { chmod, open, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { isProgramContent } from '../../domain/programs.ts'
import type { Logger } from '../../ports/index.ts'
import { sniffType } from './content-type.ts'

const run = promisify(execFile)

/** Whether a file holds a program, whatever it is called. */
export async function holdsProgram(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const head = new Uint8Array(2)
    await handle.read(head, 0, head.length, 0)
    return isProgramContent(head, await sniffType(handle))
  } finally {
    await handle.close()
  }
}

/**
 * Lets the system know that a file comes from elsewhere, so that it asks before it trusts it: the quarantine attribute of
 * macOS, the zone of Windows. A file system that holds no such mark is no reason not to open it. `mode`: what its owner may
 * do with it from now on.
 */
export async function markForeign(
  path: string,
  mode: 'read-only' | 'may-write',
  log: Logger,
  platform: NodeJS.Platform,
): Promise<void> {
  await mark(path, platform).catch((error: unknown) =>
    log.warn('not-marked-as-foreign', { error: String(error) }),
  )
  await chmod(path, mode === 'read-only' ? 0o400 : 0o600)
}

async function mark(path: string, platform: NodeJS.Platform): Promise<void> {
  if (platform === 'win32') await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n')
  if (platform !== 'darwin') return
  const seconds = Math.floor(Date.now() / 1000).toString(16)
  await run('/usr/bin/xattr', ['-w', 'com.apple.quarantine', `0081;${seconds};Redrop;`, path])
}
