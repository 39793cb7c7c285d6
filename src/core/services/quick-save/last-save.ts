import { z } from 'zod'
import { sameAccount, type AccountKey, type FileRef, type VersionRef } from '../../../shared/model/index.ts'
import type { SaveKind } from '../../../shared/save-name.ts'
import type { Store } from '../../store/index.ts'
import { accountKey, fileRef, versionRef } from '../../store/schemas/remote.ts'

const key = 'quick-save-last'

/** Milliseconds in which the same key replaces what it saved. */
const again = 60_000

/** Changes of one file that there may have been in that time. */
const few = 20

export type SavedKind = SaveKind | 'files'

/** One file that a quick save has made or replaced, proved by the server. */
export interface SavedItem {
  /** Which content it came from: the name of a copied file; empty for a picture or text. */
  readonly key: string
  readonly file: FileRef
  readonly name: string
  /** The version that the save made. */
  readonly version: VersionRef
  /** The link that was made for it; null: none. Later versions keep it. */
  readonly link: string | null
}

export interface LastSave {
  readonly kind: SavedKind
  readonly account: AccountKey
  /** Id of the folder. */
  readonly folder: string
  /** When it was saved, milliseconds since the epoch. */
  readonly at: number
  readonly items: readonly SavedItem[]
}

const stored = z.object({
  kind: z.enum(['picture', 'text', 'files']),
  account: accountKey,
  folder: z.string(),
  at: z.number(),
  items: z.array(
    z.object({
      key: z.string(),
      file: fileRef,
      name: z.string(),
      version: versionRef,
      link: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<LastSave>

type Settings = Pick<Store['settings'], 'get' | 'set'>

/** Kept in the profile: the window and the command line see each other's. */
export async function rememberSave(settings: Settings, save: LastSave): Promise<void> {
  await settings.set(key, z.json().parse(save))
}

/** What the same key would replace at `now`; empty: nothing, it makes a new file. What was undone since is not built on. */
export async function repeatable(
  { settings, history }: Pick<Store, 'settings' | 'history'>,
  { kind, account, folder, now }: Pick<LastSave, 'kind' | 'account' | 'folder'> & { readonly now: number },
): Promise<readonly SavedItem[]> {
  const last = stored.safeParse(await settings.get(key)).data
  if (!last || last.kind !== kind || last.folder !== folder || !sameAccount(last.account, account)) return []
  // A clock that was set back must not make it last.
  if (now < last.at || now > last.at + again) return []
  const items: SavedItem[] = []
  for (const item of last.items) {
    const rows = await history.list({ account, fileId: item.file.id, limit: few })
    const made = rows.find(({ after }) => after?.id === item.version.id)
    if (made?.undoneAt === null) items.push(item)
  }
  return items
}
