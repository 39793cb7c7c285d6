import { useNow } from '@vueuse/core'
import type { ActivityItem, LinkInfo, Progress } from '../../../shared/ipc/contract.ts'
import { parseUri } from '../../../shared/uri.ts'
import { useFailureText } from '../../api/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import type { IconName } from '../../ui/index.ts'
import { useExactTime } from '../conflicts/use-exact-time.ts'
import { usePlace } from '../conflicts/use-place.ts'
import { useQuestionLine } from '../conflicts/use-question-line.ts'
import { useWaitingText } from '../transfers/use-waiting-text.ts'
import { isStopped, shownPhase } from './link-order.ts'

export interface LinkState {
  readonly text: string
  readonly tone: 'plain' | 'quiet' | 'ask' | 'danger' | 'ok'
  /** `dot`: something waits here; `ring`: something moves. */
  readonly sign: IconName | 'dot' | 'ring'
  /** 0 to 1; null: not known. */
  readonly done: number | null
}

/** A link in words. */
export function useLinkWords() {
  const t = useT()
  const format = useFormat()
  const time = useExactTime()
  const place = usePlace()
  const line = useQuestionLine()
  const failureText = useFailureText()
  const waitingText = useWaitingText()
  const now = useNow({ interval: 30_000 })

  const clock = (at: number) =>
    new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  /** `today 10:40`, `yesterday 17:20`, `20 Nov`: never in minutes, they would go on. */
  const day = (at: number) => {
    const text = format.columnTime(at, now.value.getTime())
    return text.slice(0, 1).toLocaleLowerCase(t.locale) + text.slice(1)
  }

  const stateOfSign = (sign: LinkState['sign'], tone: LinkState['tone'], text: string): LinkState => ({
    sign,
    tone,
    text,
    done: null,
  })

  function sending(link: LinkInfo, item: ActivityItem | null, progress: Progress | null): LinkState {
    const said = (what: string) =>
      t('links.state.saved', { time: clock(link.local.modifiedAt ?? now.value.getTime()), what })
    if (item?.phase === 'waiting') return stateOfSign('clock', 'plain', waitingText(item))
    if (item?.phase === 'sending') {
      const done = progress && progress.total > 0 ? progress.sent / progress.total : 0
      const percent = Math.min(99, Math.floor(100 * done))
      return { ...stateOfSign('ring', 'plain', said(t('links.state.sending', { percent }))), done }
    }
    const what =
      !item || item.phase === 'queued' ? 'waiting' : item.phase === 'checking' ? 'checking' : 'saving'
    return stateOfSign('ring', 'plain', said(t(`links.state.${what}`)))
  }

  function changed({ kind, local }: LinkInfo, item: ActivityItem | null): LinkState {
    if (item?.failure) {
      const reason = failureText(item.failure)
      return stateOfSign('warn', 'danger', t('links.state.failed', { reason }))
    }
    if (kind === 'edit' || local.modifiedAt === null)
      return stateOfSign('dot', 'plain', t('links.state.changedHere'))
    const when = format.moment(local.modifiedAt, now.value.getTime())
    return stateOfSign('dot', 'plain', t('links.state.changed', { when }))
  }

  function opened(edit: NonNullable<LinkInfo['edit']>): string {
    if (edit.use === 'closed') return t('links.closed')
    if (edit.isBroughtBack) return t('links.back')
    const minutes = Math.floor((now.value.getTime() - edit.openedAt) / 60_000)
    const since = minutes < 1 ? null : format.duration(minutes * 60, 'short')
    const { program } = edit
    if (program === null) return since === null ? t('links.open') : t('links.openFor', { time: since })
    return since === null ? t('links.openIn', { program }) : t('links.openInFor', { program, time: since })
  }

  return {
    day,
    place,

    /** `item`: its transfer, where there is one. */
    state(link: LinkInfo, item: ActivityItem | null, progress: Progress | null): LinkState {
      const { trouble, mode, changes } = link
      if (isAsking(item)) return stateOfSign('ask', 'ask', line(item))
      if (trouble !== null && isStopped(link))
        return stateOfSign(trouble === 'sign-in' ? 'key' : 'ask', 'ask', t(`links.state.${trouble}`))
      switch (shownPhase(link)) {
        case 'needs-you':
          return stateOfSign('ask', 'ask', t('links.state.needsYou'))
        case 'not-found':
          return stateOfSign('ask', 'ask', t('links.state.not-found'))
        case 'changed':
          return changed(link, item)
        case 'sending':
          return sending(link, item, progress)
        case 'watching':
          return trouble === 'read-only'
            ? stateOfSign('eye', 'quiet', t('links.state.reading'))
            : stateOfSign(mode === 'on-save' ? 'eye' : 'check', 'ok', t(`links.state.${mode}`))
        case 'paused':
          return stateOfSign(
            'pause',
            'quiet',
            changes > 0 ? t('links.state.pausedChanged', { count: changes }) : t('links.state.paused'),
          )
      }
    },

    /** Where it is here: the folder of a link, the program of an edit. */
    here: ({ edit, local, name }: LinkInfo): { icon: IconName; text: string } =>
      edit
        ? {
            icon: edit.isBroughtBack ? 'history' : edit.use === 'closed' ? 'check' : 'external',
            text: opened(edit),
          }
        : { icon: 'laptop', text: place.local(local.folder, local.name === name ? undefined : local.name) },

    /** The remote folder, without the name of the root above others. */
    there({ folder }: LinkInfo): string {
      const { path } = parseUri(folder)
      return path.length === 0 ? place.remote(folder) : path.join(' / ')
    },

    last({ edit, saves, sent }: LinkInfo): string {
      if (edit && saves === 0) return t('links.opened', { when: time.short(edit.openedAt) })
      if (!sent || saves === 0) return t('links.notSent')
      if (edit) return t('links.saves', { count: saves, when: time.short(sent.at) })
      return t('links.sent', { when: day(sent.at) })
    },
  }
}

function isAsking(item: ActivityItem | null): item is AskingItem {
  return item?.question != null
}
