import { basename, resolve } from 'node:path'
import type { Core } from '../../core/compose.ts'
import { newLink } from '../../core/services/links/new-link.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Account, LinkMode } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import type { App } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { shortLink } from './find-link.ts'
import { ownLinks } from './own-links.ts'
import { phaseOf, showLink } from './show.ts'

export interface AddRequest {
  /** As typed. */
  readonly local: string
  readonly uri: string
  readonly mode: LinkMode
  /** Name of the account, where it is given. */
  readonly name: string | undefined
}

export async function addLink(
  terminal: Terminal,
  core: Core,
  app: App | null,
  account: Account,
  { local, uri, mode, name }: AddRequest,
): Promise<ExitCode> {
  const { t } = terminal
  const path = resolve(local)
  const id = app
    ? await app.client.ask({ do: 'linkAdd', account: name ?? null, uri, path, mode })
    : await addHere(terminal, core, account, { path, uri, mode })
  const row = await core.store.links.get(id)
  if (!row) throw new RedropError('link-unknown', { id })
  if (terminal.json) await showLink(terminal, core, row)
  terminal.say(t('cliLink.added', { local: basename(path), name: fileName(row.file.uri) }))
  if ((await phaseOf(core, row)) === 'changed')
    terminal.say(t('cliLink.addedChanged', { id: shortLink(row) }))
  if (!app && mode === 'on-save') terminal.say(t('cliLink.notRunning'))
  return exit.done
}

async function addHere(
  terminal: Terminal,
  core: Core,
  account: Account,
  request: { path: string; uri: string; mode: LinkMode },
): Promise<string> {
  const wanted = await newLink(core, await core.connect(account), request)
  return (await (await ownLinks(terminal, core)).add(wanted)).row.id
}
