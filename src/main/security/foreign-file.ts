import { execFile } from 'node:child_process'
import { chmod, open, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { isProgramContent } from '../../core/domain/programs.ts'
import { sniffType } from '../../core/node/files/content-type.ts'
import type { Logger } from '../../core/ports/index.ts'

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
 * Makes a file read-only and lets the system know that it comes from elsewhere, so that it asks before it trusts it: the
 * quarantine attribute of macOS, the zone of Windows. A file system that holds no such mark is no reason not to open it.
 */
export async function markForeign(path: string, log: Logger, platform: NodeJS.Platform): Promise<void> {
  await mark(path, platform).catch((error: unknown) =>
    log.warn('not-marked-as-foreign', { error: String(error) }),
  )
  await chmod(path, 0o400)
}

async function mark(path: string, platform: NodeJS.Platform): Promise<void> {
  if (platform === 'win32') await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n')
  if (platform !== 'darwin') return
  const seconds = Math.floor(Date.now() / 1000).toString(16)
  await run('/usr/bin/xattr', ['-w', 'com.apple.quarantine', `0081;${seconds};Redrop;`, path])
}
