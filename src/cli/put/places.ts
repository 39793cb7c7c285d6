import type { Transfer } from '../../shared/model/index.ts'
import { fileName, joinUri } from '../../shared/uri.ts'

export function remoteName({ target }: Pick<Transfer, 'target'>): string {
  return target.kind === 'replace' ? fileName(target.file.uri) : target.name
}

export function remoteUri({ target }: Pick<Transfer, 'target'>): string {
  return target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
}

/** A URI as it can be typed after a command: what a shell would not take as it is, is escaped. */
export function typedUri(uri: string): string {
  return uri.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
