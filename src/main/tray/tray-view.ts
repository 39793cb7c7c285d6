import type { MenuItemConstructorOptions } from 'electron'
import { formatDuration } from '../../shared/format/duration.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import type { Recent, Summary } from './summary.ts'

export type TrayShape = 'idle' | 'busy' | 'paused' | 'question' | 'offline'

export interface TrayView {
  readonly shape: TrayShape
  readonly tooltip: string
  readonly menu: readonly MenuItemConstructorOptions[]
}

export interface TrayActions {
  readonly quickSave: () => void
  readonly shelf: () => void
  readonly open: () => void
  readonly show: (page: 'transfers' | 'decisions' | 'settings') => void
  readonly showRecent: (recent: Recent) => void
  readonly pause: (on: boolean) => void
  readonly quit: () => void
}

/** Characters of a name that a menu has room for. */
const longestLabel = 48

/** The tray as a function of what is going on: most urgent first. */
export function trayView(t: Translator, now: Summary, actions: TrayActions): TrayView {
  return { ...signOf(t, now), menu: menuOf(t, now, actions) }
}

function signOf(t: Translator, now: Summary): Pick<TrayView, 'shape' | 'tooltip'> {
  const waiting = now.signIn + now.offline + now.otherWaiting
  const open = now.running + waiting
  if (now.questions > 0)
    return { shape: 'question', tooltip: t('desktop.tray.needsYou', { n: now.questions }) }
  if (now.signIn > 0) return { shape: 'question', tooltip: t('desktop.tray.signIn', { n: now.signIn }) }
  if (now.isPaused && open > 0) return { shape: 'paused', tooltip: t('desktop.tray.paused', { n: open }) }
  if (now.isPaused) return { shape: 'paused', tooltip: t('desktop.tray.pausedIdle') }
  if (now.running > 0) return { shape: 'busy', tooltip: busy(t, now) }
  if (now.offline > 0) return { shape: 'offline', tooltip: t('desktop.tray.offline', { n: now.offline }) }
  if (waiting > 0) return { shape: 'busy', tooltip: t('desktop.tray.waiting', { n: waiting }) }
  return { shape: 'idle', tooltip: t('desktop.tray.idle') }
}

function busy(t: Translator, { running: n, sent, total, secondsLeft }: Summary): string {
  if (total === 0) return t('desktop.tray.busy', { n })
  // All sent is not saved: never 100 % before the server has answered.
  const percent = Math.min(99, Math.floor((sent / total) * 100))
  if (secondsLeft === null) return t('desktop.tray.busyPercent', { n, percent })
  const left = formatDuration(secondsLeft, t.locale, 'short')
  return t('desktop.tray.busyLeft', { n, percent, left })
}

function menuOf(t: Translator, now: Summary, actions: TrayActions): MenuItemConstructorOptions[] {
  const line = { type: 'separator' } as const
  const recent = now.recent.map((one) => ({
    label: asLabel(one.name),
    click: () => actions.showRecent(one),
  }))
  const pause = now.isPaused ? 'desktop.tray.resumeAll' : 'desktop.tray.pauseAll'
  return [
    { label: t('desktop.tray.quickSave'), click: actions.quickSave },
    { label: t('desktop.tray.shelf'), click: actions.shelf },
    { label: t('desktop.tray.open'), click: actions.open },
    line,
    ...(recent.length > 0 ? [{ label: t('desktop.tray.recent'), enabled: false }, ...recent, line] : []),
    {
      label: withCount(
        t('desktop.menu.transfers'),
        now.running + now.signIn + now.offline + now.otherWaiting,
      ),
      click: () => actions.show('transfers'),
    },
    { label: withCount(t('desktop.menu.decisions'), now.questions), click: () => actions.show('decisions') },
    { label: t(pause), click: () => actions.pause(!now.isPaused) },
    line,
    { label: t('desktop.menu.settings'), click: () => actions.show('settings') },
    { label: t('desktop.menu.quit'), click: actions.quit },
  ]
}

/** In a menu `&` marks the letter that chooses the item; a file's name is only text. */
function asLabel(name: string): string {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  const short = characters.length > longestLabel ? `${characters.slice(0, longestLabel).join('')}…` : name
  return short.replaceAll('&', '&&')
}

function withCount(label: string, n: number): string {
  return n === 0 ? label : `${label} (${n})`
}
