import { formatSize } from '../../shared/format/size.ts'
import type { Conflict, LockHolder } from '../../shared/model/index.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export function describeGuard(
  t: Translator,
  name: string,
  { guard, remoteSize, localSize, expected = '', found = '' }: Extract<Conflict, { kind: 'guard' }>,
): string[] {
  const size = (bytes: number) => formatSize(bytes, t.locale)
  const facts = { name, remote: size(remoteSize), local: size(localSize), expected, found }
  return [t(`conflicts.${guard}.title`, facts), t(`conflicts.${guard}.text`, facts)]
}

/** What a file is open in, as far as the server says. */
export function holders(t: Translator, locks: readonly LockHolder[]): string {
  if (locks.length === 0) return t('conflicts.apps.unknown')
  const named = locks.map(({ app, detail }) => {
    const known =
      app === 'upload' || app === 'viewer' || app === 'dav'
        ? t(`conflicts.apps.${app}`)
        : t('conflicts.apps.other', { app })
    return detail === null ? known : `${known} (${detail})`
  })
  return new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(named)
}
