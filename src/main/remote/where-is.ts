import type { Api } from '../../core/cloudreve/api.ts'
import { info } from '../../core/cloudreve/files.ts'
import type { FileRef, RemoteEntry } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'

/** Where a file or folder is now, by its id; the root has no info and never moves. */
export async function whereIs(api: Api, file: FileRef): Promise<Pick<RemoteEntry, 'uri'>> {
  return parentUri(file.uri) === null ? file : info(api, { id: file.id })
}
