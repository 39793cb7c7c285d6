import type { LockView } from '../../../shared/ipc/contract.ts'
import type { VersionOrigin } from '../../../shared/model/index.ts'
import { useT } from '../../i18n/index.ts'

/** Who saved a version, and who holds a file, in words. */
export function useWho() {
  const t = useT()

  function holder({ app, detail }: LockView, withDetail: boolean): string {
    const known =
      app === 'upload' || app === 'viewer' || app === 'dav'
        ? t(`conflicts.apps.${app}`)
        : t('conflicts.apps.other', { app })
    return withDetail && detail !== null ? `${known} (${detail})` : known
  }

  return {
    /** Within a sentence. */
    within: (origin: VersionOrigin) =>
      origin.kind === 'user' ? origin.name : t(`questions.who.${origin.kind}`),
    /** At the beginning of a sentence, followed by a verb. */
    first: (origin: VersionOrigin) =>
      origin.kind === 'user' ? origin.name : t(`questions.whoFirst.${origin.kind}`),
    /** By itself, as a label. */
    alone(origin: VersionOrigin): string {
      if (origin.kind === 'user') return origin.name
      const text = t(`questions.who.${origin.kind}`)
      return text.slice(0, 1).toLocaleUpperCase(t.locale) + text.slice(1)
    },
    short(origin: VersionOrigin): string {
      switch (origin.kind) {
        case 'user':
          return origin.name
        case 'this-device':
          return t('questions.timeline.here')
        case 'me-elsewhere':
          return t('questions.timeline.elsewhere')
        case 'unknown':
          return t('questions.timeline.somebody')
      }
    },
    /** What a file is open in; `withDetail`: and what the holder says of itself. */
    holders(locks: readonly LockView[], withDetail = false): string {
      if (locks.length === 0) return t('conflicts.apps.unknown')
      const named = new Set(locks.map((lock) => holder(lock, withDetail)))
      return new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(named)
    },
  }
}
