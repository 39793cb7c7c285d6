import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toLocalName } from '../../core/domain/local-name.ts'
import { nextToName } from '../../core/domain/next-to-name.ts'
import { isProgramName } from '../../core/domain/programs.ts'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { copySuffix } from '../../shared/copy-name.ts'
import type { CompareSource } from '../../shared/ipc/contract.ts'
import { holdsProgram, markForeign } from '../../core/node/files/foreign-file.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import type { OpenComparison } from './comparisons.ts'
import type { Held } from './sources.ts'

/** Bytes; with room for what file systems add. */
const longestName = 240

export interface OpenBothParts {
  readonly safeShell: Pick<SafeShell, 'openFile'>
  readonly log: Logger
  readonly platform: NodeJS.Platform
}

/**
 * Opens read-only copies of both sides in the programs that the system has for them; both stay as they are. Throws
 * RedropError `program-not-opened` for what would be run.
 */
export async function openBoth(
  parts: OpenBothParts,
  { left, right, sources }: OpenComparison,
): Promise<void> {
  const paths: string[] = []
  // Both are looked at before one is opened.
  for (const [held, source] of [
    [left, sources.left],
    [right, sources.right],
  ] as const)
    paths.push(await readOnlyCopy(parts, held, source))
  for (const path of paths) await parts.safeShell.openFile(path)
}

async function readOnlyCopy(parts: OpenBothParts, held: Held, source: CompareSource): Promise<string> {
  const { name, copy } = held
  if (!copy) throw new RedropError('internal', { detail: 'a file that was not fetched' })
  if (isProgramName(name) || (await holdsProgram(copy.path)))
    throw new RedropError('program-not-opened', { name })
  const folder = `${copy.path}-to-open`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, shownName(held, source))
  await copyFile(copy.path, path)
  await markForeign(path, 'read-only', parts.log, parts.platform)
  return path
}

/** Two windows with one title would not tell which is which: versions carry their time. */
function shownName({ name }: Held, source: CompareSource): string {
  if (source.kind !== 'version') return toLocalName(name)
  const label = copySuffix('{name} ({date} {time})', '', source.version.createdAt)
  return toLocalName(nextToName(name, { label, limit: longestName, taken: () => false }))
}
