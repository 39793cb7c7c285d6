import type { LinkInfo } from '../../../shared/ipc/contract.ts'
import type { LinkMode } from '../../../shared/model/index.ts'
import type { T } from '../../i18n/index.ts'
import type { IconName, MenuItem } from '../../ui/index.ts'
import { isStopped, shownPhase } from './link-order.ts'

type Plain =
  | 'decide'
  | 'open'
  | 'send'
  | 'pause'
  | 'resume'
  | 'show'
  | 'show-local'
  | 'show-remote'
  | 'compare'
  | 'locate'
  | 'sign-in'
  | 'done'
  | 'unlink'
export type LinkAction = Plain | LinkMode

export const linkModes = ['on-save', 'by-key', 'by-hand'] as const satisfies readonly LinkMode[]

export const actionIcons: Readonly<Partial<Record<LinkAction, IconName>>> = {
  send: 'upload',
  pause: 'pause',
  resume: 'play',
  done: 'check',
}

/** The buttons of a row, what matters most first. `asks`: its transfer has a question. */
export function buttonsOf(link: LinkInfo, asks: boolean): readonly LinkAction[] {
  const { kind, trouble, edit } = link
  const phase = shownPhase(link)
  if (asks) return ['decide']
  if (trouble === 'sign-in') return ['sign-in']
  if (phase === 'not-found') return kind === 'link' ? ['locate'] : ['done']
  if (phase === 'paused') return ['resume']
  if (phase === 'changed' && !isStopped(link)) return kind === 'link' ? ['send'] : ['open', 'send']
  if (kind === 'edit') return edit?.isBroughtBack ? ['open', 'done'] : ['show', 'done']
  return isStopped(link) || phase === 'needs-you' ? [] : ['pause']
}

/** What Enter and a double click do. */
export function mainAction(link: LinkInfo, asks: boolean): LinkAction {
  if (link.kind === 'edit' && !asks && link.trouble !== 'sign-in' && link.phase !== 'not-found') return 'open'
  const [first] = buttonsOf(link, asks)
  return first === undefined || first === 'pause' ? 'show' : first
}

/** Everything that can be done with a link. */
export function linkMenu(t: T, link: LinkInfo, asks: boolean, canCompare: boolean): readonly MenuItem[] {
  const { kind, phase, mode, trouble, isPaused } = link
  const isEdit = kind === 'edit'
  const isHere = phase !== 'not-found'
  const one = (id: Plain, icon: IconName, more: { keys?: string } = {}): MenuItem => ({
    id,
    icon,
    label: t(`links.action.${id}`),
    ...more,
  })
  const canSend = isHere && !asks && !isStopped(link) && phase !== 'sending'
  return [
    ...(asks ? [one('decide', 'ask')] : []),
    ...(trouble === 'sign-in' ? [one('sign-in', 'key')] : []),
    ...(isEdit && isHere ? [one('open', 'external')] : []),
    ...(canSend ? [one('send', 'upload')] : []),
    isPaused ? one('resume', 'play') : one('pause', 'pause'),
    ...(!isEdit && !isHere ? [one('locate', 'search')] : []),
    'separator',
    ...(isHere ? [one('show-local', 'folder')] : []),
    one('show-remote', 'cloud'),
    ...(canCompare ? [one('compare', 'compare')] : []),
    ...(isEdit ? [] : modeItems(t, mode)),
    'separator',
    isEdit ? one('done', 'check', { keys: 'Del' }) : one('unlink', 'unlink', { keys: 'Del' }),
  ]
}

function modeItems(t: T, mode: LinkMode): readonly MenuItem[] {
  return [
    'separator',
    ...linkModes.map((id) => ({ id, label: t(`links.modeIn.${id}`), checked: id === mode })),
  ]
}
