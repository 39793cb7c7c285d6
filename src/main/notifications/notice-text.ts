import { windowErrors } from '../../shared/i18n/en/window-errors.ts'
import { shownParams } from '../../shared/i18n/shown-params.ts'
import type { ActivityItem, Failure } from '../../shared/ipc/contract.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { parseUri } from '../../shared/uri.ts'
import type { NewsKind } from './news.ts'

export interface NoticeText {
  readonly title: string
  readonly body: string
}

/** Names that a notification of several files has room for. */
const mostNames = 3

export interface Telling {
  /** It may show names. */
  readonly named: boolean
  /** A link to what was saved is on the clipboard. */
  readonly linked: boolean
}

/** What a notification about these transfers says, all of one kind. */
export function noticeText(
  t: Translator,
  kind: NewsKind,
  items: readonly ActivityItem[],
  { named, linked }: Telling,
): NoticeText {
  const [first] = items
  const link = linked ? t('quickSave.onClipboard') : ''
  if (!named) return { title: t(`desktop.notify.${kind}Many`, { n: items.length }), body: link }
  if (first && items.length === 1) return { title: title(t, kind, first), body: body(t, kind, first, linked) }
  const names = items.slice(0, mostNames).map(({ name }) => name)
  const more = items.length - names.length
  const list = names.join(t.locale === 'zh-CN' ? '、' : ', ')
  return {
    title: t(`desktop.notify.${kind}Many`, { n: items.length }),
    body: more === 0 ? list : t('desktop.notify.more', { names: list, more }),
  }
}

function title(t: Translator, kind: NewsKind, { name, direction, phase }: ActivityItem): string {
  // Of a quick save: the same content once more.
  if (phase === 'identical') return t('desktop.notify.identical', { name })
  if (kind === 'failed' && direction === 'download') return t('desktop.notify.failedDownload', { name })
  return t(`desktop.notify.${kind}`, { name })
}

function body(t: Translator, kind: NewsKind, item: ActivityItem, linked: boolean): string {
  if (kind === 'needsYou') return questionText(t, item)
  if (kind === 'failed') return item.failure ? failureText(t, item.failure) : ''
  const folder =
    item.direction === 'download'
      ? item.local.folder
      : (parseUri(item.folder).path.at(-1) ?? t('browser.root'))
  return t(linked ? 'desktop.notify.savedLinkText' : 'desktop.notify.savedText', { folder })
}

function questionText(t: Translator, { question }: ActivityItem): string {
  if (question?.conflict.kind !== 'stale') return t('desktop.notify.needsYouText')
  const { origin } = question.conflict.current
  const who = origin.kind === 'user' ? origin.name : t(`questions.whoFirst.${origin.kind}`)
  return t('desktop.notify.staleText', { who })
}

/** The sentence for a failure, in the words of the window. */
export function failureText(t: Translator, { code, params }: Failure): string {
  const group = code in windowErrors ? 'windowErrors' : 'errors'
  return t(`${group}.${code}` as 'errors.internal', shownParams(params, t.locale, t))
}
