import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toLocalName } from '../../core/domain/local-name.ts'
import { foldName } from '../../core/domain/name-parts.ts'
import { localError } from '../../core/node/files/snapshot.ts'
import type { FileRef } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'

export interface DownloadPlace {
  readonly file: FileRef
  readonly path: string
}

/** Names of the files whose local names are in use in a folder. */
export async function takenIn(folder: string, files: readonly FileRef[]): Promise<string[]> {
  const used = new Set((await namesIn(folder)).map(foldName))
  return files.map(({ uri }) => fileName(uri)).filter((name) => used.has(foldName(toLocalName(name))))
}

/** Where each file goes: never to a name in use, nor two to one name. */
export async function placesIn(
  folder: string,
  files: readonly FileRef[],
  taken: 'skip' | 'keep-both',
): Promise<{ readonly places: DownloadPlace[]; readonly skipped: number }> {
  const there = await namesIn(folder)
  const used = new Set(there.map(foldName))
  const wanted =
    taken === 'skip' ? files.filter(({ uri }) => !used.has(foldName(toLocalName(fileName(uri))))) : files
  const names = [...there]
  const places = wanted.map((file) => {
    const name = toLocalName(fileName(file.uri), names)
    names.push(name)
    return { file, path: join(folder, name) }
  })
  return { places, skipped: files.length - wanted.length }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    throw localError(folder, error)
  })
}
