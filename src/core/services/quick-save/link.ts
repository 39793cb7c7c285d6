import { Code } from '../../cloudreve/codes.ts'
import { directLink } from '../../cloudreve/direct-links.ts'
import { isCode } from '../../cloudreve/errors.ts'
import { info } from '../../cloudreve/files.ts'
import { shareLink } from '../../cloudreve/shares.ts'
import type { Connection } from '../../engine/context.ts'
import type { SavedItem, SavedKind } from './last-save.ts'
import type { QuickSaveSettings } from './settings.ts'

/** Seconds after which a share link ends. */
const week = 7 * 24 * 3600

type LinkKind = 'share' | 'direct'

/** Which link the settings want for this kind of content; null: none. */
export function wantedLink(kind: SavedKind, { linkAfterSave }: QuickSaveSettings): LinkKind | null {
  if (linkAfterSave === 'none') return null
  if (linkAfterSave !== 'by-kind') return linkAfterSave
  return kind === 'picture' ? 'direct' : 'share'
}

/**
 * The link of a saved file: the one it has, else a new one. An account that may not have direct ones gets a share, never the
 * other way: a direct link does not end. Null: it may have neither. Throws what the client throws.
 */
export async function linkOf(
  { api }: Pick<Connection, 'api'>,
  item: Pick<SavedItem, 'file' | 'link'>,
  wanted: LinkKind,
): Promise<string | null> {
  if (item.link !== null) return item.link
  // By its id: another file may have its address by now.
  const { uri } = await info(api, { id: item.file.id })
  const direct = wanted === 'direct' ? await directLink(api, uri).catch(nullIfRefused) : null
  const made = direct ?? (await shareLink(api, uri, { seconds: week }).catch(nullIfRefused))
  return made?.href ?? null
}

function nullIfRefused(error: unknown): null {
  if (isCode(error, Code.GroupNotAllowed, Code.NoPermission)) return null
  throw error
}
