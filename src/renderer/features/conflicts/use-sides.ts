import { sameAccount, type VersionRef } from '../../../shared/model/index.ts'
import { useT } from '../../i18n/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import { useAccounts } from '../accounts/accounts-store.ts'
import type { Side } from './sides.ts'
import { usePlace } from './use-place.ts'
import { useWho } from './use-who.ts'

/** Both sides of a question, yours first; empty where it has no two. */
export function useSides(): (item: AskingItem) => readonly Side[] {
  const t = useT()
  const accounts = useAccounts()
  const place = usePlace()
  const who = useWho()

  function yours({ account, local, name }: AskingItem, other: VersionRef): Side {
    const nickname = accounts.all.find((one) => sameAccount(one, account))?.nickname ?? null
    return {
      whose: 'mine',
      title: t('questions.side.yours'),
      person: nickname,
      isNamed: true,
      savedAt: local.modifiedAt,
      size: local.size,
      difference: local.size - other.size,
      where: place.local(local.folder, local.name === name ? undefined : local.name),
    }
  }

  function version({ folder }: AskingItem, { size, createdAt, origin }: VersionRef): Side {
    return {
      whose: 'theirs',
      title: t('questions.side.server'),
      person: who.alone(origin),
      isNamed: origin.kind === 'user',
      savedAt: createdAt,
      size,
      difference: null,
      where: place.remote(folder),
    }
  }

  return (item) => {
    const { conflict } = item.question
    switch (conflict.kind) {
      case 'stale':
        return [yours(item, conflict.current), version(item, conflict.current)]
      case 'taken':
        return conflict.version ? [yours(item, conflict.version), version(item, conflict.version)] : []
      case 'moved':
        return [yours(item, conflict.current), version(item, conflict.current)]
      case 'gone':
        return conflict.inTrash
          ? [yours(item, conflict.inTrash.version), version(item, conflict.inTrash.version)]
          : []
      case 'covered': {
        const { by, ours } = conflict
        const mine = version(item, ours)
        return [
          {
            ...mine,
            whose: 'mine',
            title: t('questions.side.yoursSaved'),
            difference: ours.size - by.size,
          },
          { ...version(item, by), title: t('questions.side.other') },
        ]
      }
      case 'folder-gone':
      case 'locked':
      case 'not-allowed':
      case 'no-space':
      case 'guard':
      case 'pushes-out':
        return []
    }
  }
}
