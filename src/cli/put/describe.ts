import { formatSize } from '../../shared/format/size.ts'
import type { Conflict, LocalSnapshot, Transfer, VersionRef } from '../../shared/model/index.ts'
import { fileName, joinUri, parentUri } from '../../shared/uri.ts'
import { versionJson, who } from '../commands/shared.ts'
import { exactTime } from '../exact-time.ts'
import type { Translator } from '../translate.ts'

export function remoteName({ target }: Pick<Transfer, 'target'>): string {
  return target.kind === 'replace' ? fileName(target.file.uri) : target.name
}

export function remoteUri({ target }: Pick<Transfer, 'target'>): string {
  return target.kind === 'replace' ? target.file.uri : joinUri(target.folder.uri, target.name)
}

/** A question as lines: title, sentence, and both sides where there are two. */
export function describe(t: Translator, transfer: Transfer, conflict: Conflict): string[] {
  const name = remoteName(transfer)
  const size = (bytes: number) => formatSize(bytes, t.locale)
  switch (conflict.kind) {
    case 'stale': {
      const author = who(t, conflict.current.origin)
      const sentence = conflict.base
        ? t('conflicts.stale.text', { who: author })
        : t('conflicts.stale.unseen')
      return [
        t('conflicts.stale.title', { name }),
        sentence,
        ...(conflict.undoable ? [] : [t('conflicts.noUndo', { who: author })]),
        side(t, 'server', conflict.current),
        ...conflict.between.map((version) => side(t, 'between', version)),
        yours(t, transfer.source),
      ]
    }
    case 'taken': {
      const title = t('conflicts.taken.title', { name })
      if (conflict.match === 'folder') return [title, t('conflicts.taken.folder')]
      if (conflict.match !== 'same')
        return [title, t('conflicts.taken.similar', { other: fileName(conflict.by.uri) })]
      if (!conflict.version) return [title]
      const when = exactTime(conflict.version.createdAt)
      const sentence = t('conflicts.taken.text', { who: who(t, conflict.version.origin), when })
      return [title, sentence, side(t, 'server', conflict.version), yours(t, transfer.source)]
    }
    case 'moved':
      return [
        t('conflicts.moved.title', { name }),
        t('conflicts.moved.text', { folder: shownFolder(conflict.to.uri) }),
      ]
    case 'gone':
      return [
        t('conflicts.gone.title', { name }),
        t(conflict.inTrash ? 'conflicts.gone.inTrash' : 'conflicts.gone.text'),
      ]
    case 'folder-gone': {
      const title = t('conflicts.folder-gone.title', { name })
      if (!conflict.movedTo) return [title, t('conflicts.folder-gone.text')]
      return [title, t('conflicts.folder-gone.moved', { folder: conflict.movedTo.uri })]
    }
    case 'locked':
      return [
        t('conflicts.locked.title', { name }),
        t('conflicts.locked.text', { app: holders(t, conflict) }),
      ]
    case 'not-allowed': {
      const facts = { name, size: size(transfer.source.size), max: size(conflict.limit ?? 0) }
      return [t('conflicts.not-allowed.title', { name }), t(`conflicts.not-allowed.${conflict.why}`, facts)]
    }
    case 'no-space':
      return [
        t('conflicts.no-space.title'),
        t('conflicts.no-space.text', { name, need: size(conflict.need), free: size(conflict.free) }),
      ]
    case 'guard': {
      const { guard, expected = '', found = '' } = conflict
      const facts = {
        name,
        remote: size(conflict.remoteSize),
        local: size(conflict.localSize),
        expected,
        found,
      }
      return [t(`conflicts.${guard}.title`, facts), t(`conflicts.${guard}.text`, facts)]
    }
    case 'covered':
      return [
        t('conflicts.covered.title', { name }),
        t('conflicts.covered.text', { who: who(t, conflict.by.origin) }),
        side(t, 'between', conflict.by),
        side(t, 'yours', conflict.ours),
      ]
  }
}

export function conflictJson(transfer: Transfer, conflict: Conflict): Record<string, unknown> {
  const versions = {
    ...('current' in conflict ? { current: versionJson(conflict.current) } : {}),
    ...('base' in conflict && conflict.base ? { base: versionJson(conflict.base) } : {}),
    ...('version' in conflict && conflict.version ? { current: versionJson(conflict.version) } : {}),
    ...('by' in conflict && conflict.kind === 'covered' ? { by: versionJson(conflict.by) } : {}),
  }
  return {
    event: 'conflict',
    id: transfer.id,
    uri: remoteUri(transfer),
    kind: conflict.kind,
    ...detail(conflict),
    ...versions,
  }
}

function detail(conflict: Conflict): Record<string, unknown> {
  if (conflict.kind === 'guard') return { guard: conflict.guard }
  if (conflict.kind === 'locked') return { apps: conflict.locks.map(({ app }) => app) }
  if (conflict.kind === 'moved') return { to: conflict.to.uri }
  if (conflict.kind === 'not-allowed') return { why: conflict.why }
  return conflict.kind === 'no-space' ? { need: conflict.need, free: conflict.free } : {}
}

function side(t: Translator, which: 'server' | 'yours' | 'between', version: VersionRef): string {
  const facts = [exactTime(version.createdAt), formatSize(version.size, t.locale), who(t, version.origin)]
  return `  ${t(`conflicts.sides.${which}`)}: ${facts.join(' · ')}  [${version.id}]`
}

function yours(t: Translator, source: LocalSnapshot): string {
  const modified = exactTime(Number(BigInt(source.mtimeNs) / 1_000_000n))
  return `  ${t('conflicts.sides.yours')}: ${modified} · ${formatSize(source.size, t.locale)} · ${source.path}`
}

function holders(t: Translator, conflict: Extract<Conflict, { kind: 'locked' }>): string {
  const named = conflict.locks.map(({ app, detail: note }) => {
    const known =
      app === 'upload' || app === 'viewer' || app === 'dav'
        ? t(`conflicts.apps.${app}`)
        : t('conflicts.apps.other', { app })
    return note === null ? known : `${known} (${note})`
  })
  return named.join(', ')
}

function shownFolder(uri: string): string {
  return parentUri(uri) ?? uri
}
