import type { Notice } from '../../core/engine/context.ts'
import type { MessageKey } from '../../shared/i18n/index.ts'
import type { Transfer } from '../../shared/model/index.ts'
import type { Terminal } from '../terminal.ts'
import { remoteName } from './places.ts'
import { ProgressLine } from './progress-line.ts'
import type { Runner, Step } from './runner.ts'

const noticeKeys: Readonly<Record<Notice, MessageKey>> = {
  'no-undo': 'cli.put.noUndo',
  'saved-checked': 'cli.put.savedChecked',
  'saved-then-replaced': 'cli.put.savedThenReplaced',
}

/** JSON progress lines per second are bounded like the bar's repaints. */
const every = 100

/** Shows what becomes of one transfer: a bar on a terminal, JSON lines, nothing but notices in a pipe. */
export function listenTo(
  terminal: Terminal,
  runner: Runner,
  transfer: Transfer,
): { pause(): void; stop(): void } {
  const { id } = transfer
  const line = terminal.paints ? new ProgressLine(terminal, remoteName(transfer)) : null
  let emittedAt = 0
  const off = runner.listen(id, (step) => {
    line?.update(step)
    if (step.kind === 'notice') {
      line?.clear()
      terminal.warn(terminal.t(noticeKeys[step.notice]))
      terminal.emit({ event: 'notice', id, notice: step.notice })
    } else if (step.kind === 'state') {
      terminal.emit({ event: 'state', id, state: step.name, ...waitOf(step) })
    } else if (performance.now() - emittedAt >= every) {
      emittedAt = performance.now()
      terminal.emit({ event: 'progress', id, sent: step.sent, total: step.total })
    }
  })
  return {
    pause: () => line?.clear(),
    stop: () => {
      line?.clear()
      off()
    },
  }
}

function waitOf({ why }: Extract<Step, { kind: 'state' }>): Record<string, unknown> {
  return why === null ? {} : { why }
}
