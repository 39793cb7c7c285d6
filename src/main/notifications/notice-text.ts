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

/** What a notification about these transfers says, all of one kind. `named`: it may show names. */
export function noticeText(
  t: Translator,
  kind: NewsKind,
  items: readonly ActivityItem[],
  named: boolean,
): NoticeText {
  const [first] = items
  if (!named) return { title: t(`desktop.notify.${kind}Many`, { n: items.length }), body: '' }
  if (first && items.length === 1) return { title: title(t, kind, first), body: body(t, kind, first) }
  const names = items.slice(0, mostNames).map(({ name }) => name)
  const more = items.length - names.length
  const list = names.join(t.locale === 'zh-CN' ? '、' : ', ')
  return {
    title: t(`desktop.notify.${kind}Many`, { n: items.length }),
    body: more === 0 ? list : t('desktop.notify.more', { names: list, more }),
  }
}

function title(t: Translator, kind: NewsKind, { name, direction }: ActivityItem): string {
  if (kind === 'failed' && direction === 'download') return t('desktop.notify.failedDownload', { name })
  return t(`desktop.notify.${kind}`, { name })
}

function body(t: Translator, kind: NewsKind, item: ActivityItem): string {
  if (kind === 'needsYou') return t('desktop.notify.needsYouText')
  if (kind === 'failed') return item.failure ? failureText(t, item.failure) : ''
  const folder =
    item.direction === 'download'
      ? item.local.folder
      : (parseUri(item.folder).path.at(-1) ?? t('browser.root'))
  return t('desktop.notify.savedText', { folder })
}

/** The sentence for a failure, in the words of the window. */
export function failureText(t: Translator, { code, params }: Failure): string {
  const group = code in windowErrors ? 'windowErrors' : 'errors'
  return t(`${group}.${code}` as 'errors.internal', shownParams(params, t.locale, t))
}
