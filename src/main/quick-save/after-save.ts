import type { Clipboard } from 'electron'
import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import { linkOf, wantedLink } from '../../core/services/quick-save/link.ts'
import { rememberSave, type SavedItem } from '../../core/services/quick-save/last-save.ts'
import type { Arrival } from '../../shared/ipc/contract.ts'
import { sameAccount } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import { clipboardContent } from '../local-files/clipboard-content.ts'
import { folderPage } from '../remote/links.ts'
import type { Remote } from '../remote/remote.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import type { PressFacts, Saved } from './press.ts'
import { tokenOf } from './token.ts'

export interface AfterSaveParts {
  readonly core: Pick<Core, 'accounts' | 'clock' | 'quickSave' | 'store'>
  readonly log: Logger
  readonly remote: Remote
  readonly clipboard: Pick<Clipboard, 'read' | 'writeText'>
  readonly safeShell: Pick<SafeShell, 'openSite'>
  open(arrival: Arrival): void
  /** To be told: ids of what is saved. `copied`: the text that is on the clipboard now; null: it was left as it is. */
  told(ids: readonly string[], copied: string | null): void
}

/** What the settings want done once a quick save is proved saved: a link on the clipboard, and something shown. */
export async function afterSave(
  parts: AfterSaveParts,
  press: PressFacts,
  saved: readonly Saved[],
): Promise<void> {
  const { core } = parts
  const { kind, account, folder } = press
  const items: SavedItem[] = []
  for (const { item } of saved) items.push({ ...item, link: await linkFor(parts, press, item) })
  const at = core.clock.now()
  await rememberSave(core.store.settings, { kind, account, folder: folder.id, at, items })
  const links = items.flatMap(({ link }) => (link === null ? [] : [link])).join('\n')
  const isCopied = links !== '' && (await isStillThere(parts, press.token))
  if (isCopied) await parts.clipboard.writeText(links)
  const ids = saved.map(({ transfer }) => transfer)
  parts.told(ids, isCopied ? links : null)
  const [first] = items
  if (first) await show(parts, first)
}

/** Null: the settings want none, or there can be none; what was saved stays saved. */
async function linkFor(
  { core, remote, log }: AfterSaveParts,
  { kind, account }: PressFacts,
  item: SavedItem,
): Promise<string | null> {
  const wanted = wantedLink(kind, core.quickSave.current)
  if (wanted === null) return null
  return remote(account, item.file.uri, (connection) => linkOf(connection, item, wanted)).catch(
    (error: unknown) => {
      log.warn('quick-save-without-link', { error: String(error) })
      return null
    },
  )
}

/** What the user has copied since is not taken from them. */
async function isStillThere({ clipboard }: AfterSaveParts, token: string): Promise<boolean> {
  return (await tokenOf(await clipboardContent(clipboard))) === token
}

async function show(parts: AfterSaveParts, { file, name, link }: SavedItem): Promise<void> {
  const { core, safeShell } = parts
  const { showAfterSave } = core.quickSave.current
  const folder = parentUri(file.uri) ?? file.uri
  if (showAfterSave === 'window') parts.open({ kind: 'place', account: file.account, folder, name })
  if (showAfterSave !== 'browser') return
  const account = (await core.accounts.list()).find((one) => sameAccount(one, file.account))
  if (account)
    await safeShell.openSite(link === null ? folderPage(account.url, folder) : new URL(link), account.url)
}
