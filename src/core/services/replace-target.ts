import type { Base, FileRef, LocalSnapshot, VersionRef } from '../../shared/model/index.ts'
import type { EngineContext } from '../engine/context.ts'
import type { NewTransfer } from '../engine/engine.ts'

export interface ReplaceRequest {
  readonly file: FileRef
  readonly source: LocalSnapshot
  /** The version that the user saw when they decided to replace it. */
  readonly shown: VersionRef
}

/**
 * A replace on the version that the user saw, or on the one that the local file is known to have come from. No request is
 * made: the engine looks at the file before it sends.
 */
export async function replaceTarget(
  ctx: Pick<EngineContext, 'store' | 'clock'>,
  { file, source, shown }: ReplaceRequest,
): Promise<NewTransfer> {
  const { account } = file
  const base = (version: VersionRef, seenIn: Base['seenIn']): NewTransfer => ({
    direction: 'upload',
    account,
    target: { kind: 'replace', file, base: { version, seenIn, at: ctx.clock.now() } },
    source,
  })
  // This device made the version current by an undo or a restore: the user knows it, whatever the local file is.
  const [last] = await ctx.store.history.list({ account, fileId: file.id, limit: 1 })
  const isSwitch = last?.result === 'undone' || last?.result === 'restored'
  if (isSwitch && last.after?.id === shown.id) return base(shown, 'dialog')
  const origin = await ctx.store.provenance.find(account, file.id, source)
  return origin ? base(origin.version, 'provenance') : base(shown, 'row')
}
