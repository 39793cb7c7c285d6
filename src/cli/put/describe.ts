import { formatSize } from '../../shared/format/size.ts'
import type {
  Conflict,
  LocalSnapshot,
  Transfer,
  VersionOrigin,
  VersionRef,
} from '../../shared/model/index.ts'
import { fileName, parentUri, sameUri, shownPlace } from '../../shared/uri.ts'
import { who } from '../commands/shared.ts'
import { exactTime } from '../exact-time.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { describeGuard, holders } from './describe-parts.ts'
import { remoteName, remoteUri } from './places.ts'

/** A question as lines: title, sentence, and both sides where there are two. */
export function describe(t: Translator, transfer: Transfer, conflict: Conflict): string[] {
  const name = remoteName(transfer)
  const size = (bytes: number) => formatSize(bytes, t.locale)
  switch (conflict.kind) {
    case 'stale': {
      const { base, current, between, undoable } = conflict
      return [
        t('conflicts.stale.title', { name }),
        base
          ? begin(t('conflicts.stale.text', { who: who(t, current.origin) }))
          : t('conflicts.stale.unseen'),
        ...(undoable ? [] : [noUndo(t, current.origin)]),
        side(t, 'server', current),
        ...between.map((version) => side(t, 'between', version)),
        yours(t, transfer.source),
      ]
    }
    case 'taken':
      return [t('conflicts.taken.title', { name }), ...describeTaken(t, transfer, conflict)]
    case 'moved':
      return [t('conflicts.moved.title', { name }), movedText(t, remoteUri(transfer), conflict.to.uri)]
    case 'gone':
      return [
        t('conflicts.gone.title', { name }),
        t(conflict.inTrash ? 'conflicts.gone.inTrash' : 'conflicts.gone.text'),
      ]
    case 'folder-gone': {
      const { movedTo } = conflict
      return [
        t('conflicts.folder-gone.title', { name }),
        movedTo
          ? t('conflicts.folder-gone.moved', { folder: shownPlace(movedTo.uri) })
          : t('conflicts.folder-gone.text'),
      ]
    }
    case 'locked':
      return [
        t('conflicts.locked.title', { name }),
        t('conflicts.locked.text', { app: holders(t, conflict.locks) }),
      ]
    case 'not-allowed': {
      const { why, limit } = conflict
      const facts = { name, size: size(transfer.source.size), max: size(limit ?? 0) }
      const key = why === 'size' && limit === undefined ? 'sizeUnknown' : why
      return [t('conflicts.not-allowed.title', { name }), t(`conflicts.not-allowed.${key}`, facts)]
    }
    case 'no-space':
      return [
        t('conflicts.no-space.title'),
        t('conflicts.no-space.text', { name, need: size(conflict.need), free: size(conflict.free) }),
      ]
    case 'guard':
      return describeGuard(t, name, conflict)
    case 'pushes-out':
      return [
        t('conflicts.pushes-out.title', { name }),
        t('conflicts.pushes-out.text', { count: conflict.others.length }),
        ...conflict.others.map((version) => side(t, 'older', version)),
      ]
    case 'covered':
      return [
        t('conflicts.covered.title', { name }),
        begin(t('conflicts.covered.text', { who: who(t, conflict.by.origin) })),
        side(t, 'between', conflict.by),
        side(t, 'yours', conflict.ours),
      ]
  }
}

function describeTaken(
  t: Translator,
  transfer: Transfer,
  { by, version, match }: Extract<Conflict, { kind: 'taken' }>,
): string[] {
  if (match === 'folder') return [t('conflicts.taken.folder')]
  const when = version && exactTime(version.createdAt)
  const sentence =
    match !== 'same'
      ? t('conflicts.taken.similar', { other: fileName(by.uri) })
      : version && when !== null
        ? t('conflicts.taken.text', { who: who(t, version.origin), when })
        : t('conflicts.taken.unread')
  return [sentence, ...(version ? [side(t, 'server', version)] : []), yours(t, transfer.source)]
}

function movedText(t: Translator, from: string, to: string): string {
  const folder = parentUri(to) ?? to
  const wasRenamed = sameUri(parentUri(from) ?? from, folder)
  if (wasRenamed) return t('conflicts.moved.renamed', { other: fileName(to) })
  return t('conflicts.moved.text', { folder: shownPlace(folder) })
}

/** "You, in another place" and "this computer" have no content of their own in a sentence. */
function noUndo(t: Translator, origin: VersionOrigin): string {
  return origin.kind === 'user' || origin.kind === 'unknown'
    ? t('conflicts.noUndo', { who: who(t, origin) })
    : t('conflicts.noUndoOwn')
}

function begin(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function side(t: Translator, which: 'server' | 'yours' | 'between' | 'older', version: VersionRef): string {
  const facts = [exactTime(version.createdAt), formatSize(version.size, t.locale), who(t, version.origin)]
  return sideLine(t, which, `${facts.join(' · ')}  [${version.id}]`)
}

function yours(t: Translator, source: LocalSnapshot): string {
  const modified = exactTime(Number(BigInt(source.mtimeNs) / 1_000_000n))
  return sideLine(t, 'yours', `${modified} · ${formatSize(source.size, t.locale)} · ${source.path}`)
}

function sideLine(t: Translator, which: 'server' | 'yours' | 'between' | 'older', facts: string): string {
  return `  ${t('conflicts.sides.line', { side: t(`conflicts.sides.${which}`), facts })}`
}
