import type { HistoryEntry } from '../../../shared/ipc/contract.ts'
import { parentUri, parseUri } from '../../../shared/uri.ts'
import { useFailureText } from '../../api/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import type { IconName } from '../../ui/index.ts'

/** An entry in words. */
export function useEntryText() {
  const t = useT()
  const format = useFormat()
  const failureText = useFailureText()

  const clock = (at: number) =>
    new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  const place = ({ file }: HistoryEntry) =>
    [t('browser.root'), ...parseUri(parentUri(file.uri) ?? file.uri).path].join(' / ')

  function undone({ before, undoneAt }: HistoryEntry): string {
    const time = clock(undoneAt ?? 0)
    if (!before) return t('history.undoneAt.trash', { time })
    const who = before.origin.kind === 'user' ? before.origin.name : ''
    return t(`history.undoneAt.${before.origin.kind}`, { time, who })
  }

  return {
    clock,
    place,
    kind: (entry: HistoryEntry) =>
      entry.isSwitch && entry.kind === 'replaced' ? t('history.restored') : t(`history.kind.${entry.kind}`),
    /** The line below the name. */
    line(entry: HistoryEntry): string {
      if (entry.kind === 'undone') return undone(entry)
      if (entry.failure) return failureText(entry.failure)
      if (entry.isSwitch) return t('history.switched')
      if (entry.inCopy) return t('history.inCopy')
      const isOther = entry.localName !== null && entry.localName !== entry.name
      return isOther ? t('history.from', { name: entry.localName }) : place(entry)
    },
    /** `1.8 → 2.1 MB`, `214 KB`. */
    sizes({ before, after, size }: HistoryEntry): string {
      if (size !== null) return format.size(size)
      if (!before || !after) return after ? format.size(after.size) : ''
      const [from, to] = [format.size(before.size), format.size(after.size)]
      const [number = from, unit] = from.split(' ')
      return t('history.size', { before: unit === to.split(' ')[1] ? number : from, after: to })
    },
    action: ({ way, newer }: HistoryEntry) => (way === 'none' || newer > 0 ? null : t(`history.${way}`)),
    actionName: ({ way, name }: HistoryEntry) => (way === 'none' ? '' : t(`history.${way}Name`, { name })),
    /** Instead of an action. */
    instead({ way, newer, kind, before, isSwitch }: HistoryEntry): string {
      if (newer > 0) return t('history.newer', { count: newer })
      return way === 'none' && kind === 'replaced' && before && !isSwitch ? t('history.notKept') : ''
    },
  }
}

export const badges: Readonly<
  Record<HistoryEntry['kind'], { readonly kind: 'accent' | 'quiet' | 'danger'; readonly icon: IconName }>
> = {
  replaced: { kind: 'accent', icon: 'replace' },
  created: { kind: 'accent', icon: 'plus' },
  undone: { kind: 'quiet', icon: 'undo' },
  failed: { kind: 'danger', icon: 'warn' },
  downloaded: { kind: 'quiet', icon: 'download' },
}
