import type { ConflictView } from '../../../shared/ipc/contract.ts'
import type { MessageKey } from '../../../shared/i18n/index.ts'
import type { DecisionKind } from '../../../shared/model/index.ts'
import { fileName, parentUri, sameUri } from '../../../shared/uri.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import { usePlace } from './use-place.ts'
import { useWho } from './use-who.ts'

type Of<K extends ConflictView['kind']> = Extract<ConflictView, { kind: K }>

/** Title and sentence of a question, and how its answers are called. */
export function useQuestionText() {
  const t = useT()
  const format = useFormat()
  const place = usePlace()
  const who = useWho()

  function guardFacts({ name }: AskingItem, guard: Of<'guard'>) {
    const { remoteSize, localSize, expected = '', found = '' } = guard
    return { name, remote: format.size(remoteSize), local: format.size(localSize), expected, found }
  }

  function taken({ version, match, by }: Of<'taken'>): string {
    if (match === 'folder') return t('conflicts.taken.folder')
    if (match !== 'same') return t('conflicts.taken.similar', { other: fileName(by.uri) })
    if (!version) return t('conflicts.taken.unread')
    const when = format.moment(version.createdAt)
    return t('conflicts.taken.text', { who: who.within(version.origin), when })
  }

  function moved({ folder }: AskingItem, { to }: Of<'moved'>): string {
    const now = parentUri(to.uri) ?? to.uri
    return sameUri(folder, now)
      ? t('conflicts.moved.renamed', { other: fileName(to.uri) })
      : t('conflicts.moved.text', { folder: place.remote(now) })
  }

  function locked({ locks }: Of<'locked'>): string {
    const isOwn = locks.length > 0 && locks.every(({ own }) => own)
    return isOwn ? t('questions.lock.own') : t('questions.lock.text', { app: who.holders(locks) })
  }

  function notAllowed({ kind, local }: AskingItem, { why, limit }: Of<'not-allowed'>): string {
    if (why === 'owner' && kind === 'create') return t('questions.refused.folder')
    if (why !== 'size') return t(`conflicts.not-allowed.${why}`)
    const size = format.size(local.size)
    return limit === undefined
      ? t('questions.refused.sizeUnknown', { size })
      : t('questions.refused.size', { size, max: format.size(limit) })
  }

  function refusedTitle({ kind, name }: AskingItem, { why }: Of<'not-allowed'>): string {
    if (why === 'size') return t('questions.refused.tooBig', { name })
    if (why !== 'owner') return t('questions.refused.title', { name })
    return kind === 'create'
      ? t('questions.refused.noAdd', { name })
      : t('conflicts.not-allowed.title', { name })
  }

  function title(item: AskingItem): string {
    const { conflict } = item.question
    if (conflict.kind === 'guard') return t(`conflicts.${conflict.guard}.title`, guardFacts(item, conflict))
    if (conflict.kind === 'not-allowed') return refusedTitle(item, conflict)
    return t(`conflicts.${conflict.kind}.title`, { name: item.name })
  }

  function sentence(item: AskingItem): string {
    const { conflict } = item.question
    switch (conflict.kind) {
      case 'stale':
        return conflict.base
          ? t('conflicts.stale.text', { who: who.first(conflict.current.origin) })
          : t('conflicts.stale.unseen')
      case 'taken':
        return taken(conflict)
      case 'moved':
        return moved(item, conflict)
      case 'gone':
        return t(conflict.inTrash ? 'conflicts.gone.inTrash' : 'conflicts.gone.text')
      case 'folder-gone':
        return conflict.movedTo
          ? t('conflicts.folder-gone.moved', { folder: place.remote(conflict.movedTo.uri) })
          : t('conflicts.folder-gone.text')
      case 'locked':
        return locked(conflict)
      case 'not-allowed':
        return notAllowed(item, conflict)
      case 'no-space': {
        const { need, free } = conflict
        const facts = { name: item.name, need: format.size(need), free: format.size(free) }
        return t('conflicts.no-space.text', facts)
      }
      case 'guard':
        return t(`conflicts.${conflict.guard}.text`, guardFacts(item, conflict))
      case 'pushes-out':
        return t('conflicts.pushes-out.text', { count: conflict.others.length }, conflict.others.length)
      case 'covered':
        return t('conflicts.covered.text', { who: who.first(conflict.by.origin) })
    }
  }

  return {
    title,
    sentence,
    /** How an answer to this question is called. */
    answer({ conflict }: AskingItem['question'], kind: DecisionKind): string {
      const group = conflict.kind === 'guard' ? conflict.guard : conflict.kind
      const proposal = conflict.kind === 'not-allowed' ? (conflict.proposal ?? '') : ''
      if (kind === 'release-lock') return t('questions.lock.release')
      return t(`conflicts.${group}.${kind}` as MessageKey, { proposal })
    },
  }
}
