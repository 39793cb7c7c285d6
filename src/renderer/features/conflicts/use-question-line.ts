import type { ConflictView } from '../../../shared/ipc/contract.ts'
import { fileName, parentUri, sameUri } from '../../../shared/uri.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import { usePlace } from './use-place.ts'
import { useWho } from './use-who.ts'

type Of<K extends ConflictView['kind']> = Extract<ConflictView, { kind: K }>

/** A question in one line, for lists. `withTime`: when the other version was saved. */
export function useQuestionLine(): (item: AskingItem, withTime?: boolean) => string {
  const t = useT()
  const format = useFormat()
  const place = usePlace()
  const who = useWho()

  function stale({ base, current }: Of<'stale'>, withTime: boolean): string {
    const facts = { who: who.first(current.origin) }
    if (!base) return t('questions.line.unseen')
    if (!withTime) return t('questions.line.stale', facts)
    return t('questions.line.staleAt', { ...facts, when: format.moment(current.createdAt) })
  }

  function taken({ match, by }: Of<'taken'>): string {
    if (match === 'folder') return t('questions.line.takenFolder')
    return match === 'same'
      ? t('questions.line.taken')
      : t('questions.line.similar', { other: fileName(by.uri) })
  }

  function moved(folder: string, { to }: Of<'moved'>): string {
    const now = parentUri(to.uri) ?? to.uri
    return sameUri(folder, now)
      ? t('questions.line.renamed', { other: fileName(to.uri) })
      : t('questions.line.moved', { folder: place.remote(now) })
  }

  function notAllowed({ local }: AskingItem, { why, limit }: Of<'not-allowed'>): string {
    if (why === 'owner') return t('questions.line.not-allowed')
    if (why !== 'size') return t(`questions.line.${why}`)
    const size = format.size(local.size)
    return limit === undefined
      ? t('questions.line.sizeUnknown', { size })
      : t('questions.line.size', { size, max: format.size(limit) })
  }

  return (item, withTime = false) => {
    const { conflict } = item.question
    switch (conflict.kind) {
      case 'stale':
        return stale(conflict, withTime)
      case 'taken':
        return taken(conflict)
      case 'moved':
        return moved(item.folder, conflict)
      case 'gone':
        return t(conflict.inTrash ? 'questions.line.inTrash' : 'questions.line.gone')
      case 'folder-gone':
        return conflict.movedTo
          ? t('questions.line.folderMoved', { folder: place.remote(conflict.movedTo.uri) })
          : t('questions.line.folder-gone')
      case 'locked':
        return conflict.locks.length > 0 && conflict.locks.every(({ own }) => own)
          ? t('questions.line.lockedOwn')
          : t('questions.line.locked', { app: who.holders(conflict.locks) })
      case 'not-allowed':
        return notAllowed(item, conflict)
      case 'no-space': {
        const { need, free } = conflict
        return t('questions.line.no-space', { need: format.size(need), free: format.size(free) })
      }
      case 'guard': {
        const { guard, remoteSize, localSize, expected = '', found = '' } = conflict
        const facts = { remote: format.size(remoteSize), local: format.size(localSize), expected, found }
        return t(`questions.line.${guard}`, facts)
      }
      case 'pushes-out':
        return t('questions.line.pushes-out')
      case 'covered':
        return t('questions.line.covered', { who: who.first(conflict.by.origin) })
    }
  }
}
