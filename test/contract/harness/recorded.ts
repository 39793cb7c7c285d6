import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Real exchanges kept beside the project, one file per scenario. */
export const recordedFolder = join(root, '..', 'shared', 'recorded')

/** `group/name` of every recorded scenario; null = the recordings are not here. */
export function recordedScenarios(): readonly string[] | null {
  if (!existsSync(recordedFolder)) return null
  return readdirSync(recordedFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((group) =>
      readdirSync(join(recordedFolder, group.name))
        .filter((file) => file.endsWith('.json'))
        .map((file) => `${group.name}/${basename(file, '.json')}`),
    )
    .sort()
}
