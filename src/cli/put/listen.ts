import type { Core } from '../../core/compose.ts'
import type { EngineEvent, Notice } from '../../core/engine/context.ts'
import type { Transfer } from '../../shared/model/index.ts'
import type { MessageKey } from '../../shared/i18n/index.ts'
import type { Terminal } from '../terminal.ts'
import { remoteName } from './places.ts'
import { ProgressLine } from './progress-line.ts'

const noticeKeys: Readonly<Record<Notice, MessageKey>> = {
  'no-undo': 'cli.put.noUndo',
  'saved-checked': 'cli.put.savedChecked',
  'saved-then-replaced': 'cli.put.savedThenReplaced',
}

/** JSON progress lines per second are bounded like the bar's repaints. */
const every = 100

/** Shows what the engine says of one transfer: a bar on a terminal, JSON lines, nothing but notices in a pipe. */
export function listenTo(
  terminal: Terminal,
  core: Core,
  transfer: Transfer,
): { pause(): void; stop(): void } {
  const line = terminal.paints ? new ProgressLine(terminal, remoteName(transfer)) : null
  let emittedAt = 0
  const off = core.engine.on((event) => {
    if (idOf(event) !== transfer.id) return
    line?.update(event)
    if (event.kind === 'notice') {
      line?.clear()
      terminal.warn(terminal.t(noticeKeys[event.notice]))
      terminal.emit({ event: 'notice', id: event.id, notice: event.notice })
    } else if (event.kind === 'state') {
      terminal.emit({ event: 'state', id: transfer.id, state: event.state.name, ...waitOf(event) })
    } else if (performance.now() - emittedAt >= every) {
      emittedAt = performance.now()
      terminal.emit({ event: 'progress', id: event.id, sent: event.sent, total: event.total })
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

function idOf(event: EngineEvent): string {
  return event.kind === 'state' ? event.transfer.id : event.id
}

function waitOf({ state }: Extract<EngineEvent, { kind: 'state' }>): Record<string, unknown> {
  return state.name === 'waiting' ? { why: state.why } : {}
}
