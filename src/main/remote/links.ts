import type { Clipboard } from 'electron'
import type { Core } from '../../core/compose.ts'
import { Code } from '../../core/cloudreve/codes.ts'
import { directLink } from '../../core/cloudreve/direct-links.ts'
import { isCode } from '../../core/cloudreve/errors.ts'
import { info } from '../../core/cloudreve/files.ts'
import { RedropError } from '../../shared/errors.ts'
import type { LinksCopied, LinkTarget } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import type { Remote } from './remote.ts'

export interface LinksParts {
  readonly core: { readonly accounts: Pick<Core['accounts'], 'list'> }
  readonly remote: Remote
  readonly clipboard: Pick<Clipboard, 'writeText'>
}

/** The address at which a site shows a folder. */
export function folderPage(siteUrl: string, folderUri: string): URL {
  const page = new URL(`${siteUrl}/home`)
  page.searchParams.set('path', folderUri)
  return page
}

/** Puts a link of each target on the clipboard: a direct one where the account may have it, else the site's page of its folder. */
export async function copyLinks(parts: LinksParts, targets: readonly LinkTarget[]): Promise<LinksCopied> {
  const links: string[] = []
  let direct = 0
  for (const target of targets) {
    const made = await linkOf(parts, target)
    if (made.isDirect) direct++
    links.push(made.url.href)
  }
  await parts.clipboard.writeText(links.join('\n'))
  return { direct, page: links.length - direct }
}

async function linkOf(
  { core, remote }: LinksParts,
  { file, type }: LinkTarget,
): Promise<{ url: URL; isDirect: boolean }> {
  const site = await siteOf(core, file.account)
  return remote(file.account, file.uri, async ({ api }) => {
    // By its id: another file may have its address by now.
    const { uri } = await info(api, { id: file.id })
    if (type === 'folder') return { url: folderPage(site, uri), isDirect: false }
    const url = await directLink(api, uri).catch((error: unknown) => {
      if (isCode(error, Code.GroupNotAllowed) || isCode(error, Code.NoPermission)) return null
      throw error
    })
    return url ? { url, isDirect: true } : { url: folderPage(site, parentUri(uri) ?? uri), isDirect: false }
  })
}

async function siteOf({ accounts }: LinksParts['core'], key: AccountKey): Promise<string> {
  const account = (await accounts.list()).find((candidate) => sameAccount(candidate, key))
  if (!account) throw new RedropError('account-unknown', { name: key.user, names: '' })
  return account.url
}
