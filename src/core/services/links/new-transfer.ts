import type { LocalSnapshot } from '../../../shared/model/index.ts'
import type { NewTransfer } from '../../engine/engine.ts'
import type { LinkRow } from '../../store/index.ts'

/** Replaces the remote file of a link by what its local file holds, on the condition of the version it builds on. */
export function newTransfer(link: LinkRow, source: LocalSnapshot, now: number): NewTransfer {
  const { file, base, kind, id, others, acceptsOtherType } = link
  return {
    direction: 'upload',
    account: file.account,
    target: { kind: 'replace', file, base: { version: base, seenIn: kind, at: now } },
    source,
    options: { link: { id, others }, accepted: acceptsOtherType ? ['other-type'] : [] },
  }
}
