import type { Core } from '../../core/compose.ts'
import { isChanged } from '../../core/domain/link-gate.ts'
import { linkPhase } from '../../core/domain/link-phase.ts'
import { isOver } from '../../core/engine/is-over.ts'
import { localContent } from '../../core/services/links/local-content.ts'
import type { LinkRow } from '../../core/store/index.ts'
import type { LinkPhase, Transfer } from '../../shared/model/index.ts'
import type { Terminal } from '../terminal.ts'
import { typedUri } from '../put/places.ts'
import { shortLink } from './find-link.ts'

/** One link as a line, and as JSON for programs. */
export async function showLink(terminal: Terminal, core: Core, row: LinkRow): Promise<void> {
  const { t } = terminal
  const phase = await phaseOf(core, row)
  const { id, kind, mode, isPaused, path, file, trouble, saves, sent, transfer } = row
  terminal.emit({
    event: 'link',
    ...{ id, kind, mode, phase, trouble, saves, transfer },
    paused: isPaused,
    local: path,
    uri: file.uri,
    sentAt: sent && new Date(sent.at).toISOString(),
  })
  const facts = [t(`cliLink.phase.${phase}`), t(`cliLink.mode.${mode}`)]
  terminal.print(`${shortLink(row)}  ${path} → ${typedUri(file.uri)}  ${facts.join(' · ')}`)
}

/** By what is stored and what the local file holds now. */
export async function phaseOf({ store }: Core, row: LinkRow): Promise<LinkPhase> {
  const content = await localContent(row.path)
  const transfer = row.transfer === null ? null : await store.transfers.get(row.transfer)
  return linkPhase({
    isThere: content.kind !== 'missing',
    isChanged: content.kind !== 'there' || isChanged({ hash: content.hash, sent: row.sent?.hash ?? null }),
    isPaused: row.isPaused,
    transfer: transfer && doing(transfer),
  })
}

function doing(transfer: Transfer): 'asks' | 'sends' | 'waits' | null {
  if (isOver(transfer)) return null
  const { name } = transfer.state
  if (name === 'needs-decision') return 'asks'
  return name === 'waiting' ? 'waits' : 'sends'
}
