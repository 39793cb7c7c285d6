import type { MenuItemConstructorOptions } from 'electron'
import type { Command, Phase } from '../../shared/ipc/contract.ts'
import { phaseOf } from '../activity/item.ts'
import { conflictOf } from '../activity/question.ts'
import type { TransferRecord } from '../activity/record.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

export type TrayShape = 'idle' | 'busy' | 'question' | 'waiting'

/** How many transfers there are of each kind that the tray tells apart. */
export interface Counts {
  readonly running: number
  readonly questions: number
  readonly waiting: number
}

const running: readonly Phase[] = ['queued', 'checking', 'sending', 'saving', 'resolving', 'verifying']

/** Without making whole items: there may be thousands, several times a second. */
export function count(records: Iterable<Pick<TransferRecord, 'state' | 'hold'>>): Counts {
  const counts = { running: 0, questions: 0, waiting: 0 }
  for (const record of records) {
    const phase = phaseOf(record)
    if (conflictOf(record) !== null) counts.questions++
    else if (phase === 'waiting') counts.waiting++
    else if (running.includes(phase)) counts.running++
  }
  return counts
}

export interface TrayView {
  readonly shape: TrayShape
  readonly tooltip: string
  readonly menu: MenuItemConstructorOptions[]
}

export interface TrayActions {
  readonly open: () => void
  readonly send: (command: Command) => void
  readonly quit: () => void
}

/** The tray as a function of what is going on: most urgent first. */
export function trayView(t: Translator, counts: Counts, { open, send, quit }: TrayActions): TrayView {
  const [shape, tooltip] = shapeOf(t, counts)
  return {
    shape,
    tooltip,
    menu: [
      { label: t('desktop.tray.open'), click: open },
      { type: 'separator' },
      {
        label: withCount(t('desktop.menu.transfers'), counts.running + counts.waiting),
        click: () => send('show-transfers'),
      },
      {
        label: withCount(t('desktop.menu.decisions'), counts.questions),
        click: () => send('show-decisions'),
      },
      { type: 'separator' },
      { label: t('desktop.menu.quit'), click: quit },
    ],
  }
}

function shapeOf(t: Translator, { running: n, questions, waiting }: Counts): [TrayShape, string] {
  if (questions > 0) return ['question', t('desktop.tray.needsYou', { n: questions })]
  if (n > 0) return ['busy', t('desktop.tray.busy', { n })]
  if (waiting > 0) return ['waiting', t('desktop.tray.waiting', { n: waiting })]
  return ['idle', t('desktop.tray.idle')]
}

function withCount(label: string, n: number): string {
  return n === 0 ? label : `${label} (${n})`
}
